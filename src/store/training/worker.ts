/// <reference lib="webworker" />
import { config } from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { createTrainer, type TrainerOrder } from './trainer.ts'

// As in the page: the page's content security policy also applies to this worker.
config(en())

const obey = createTrainer((news) => self.postMessage(news))
self.addEventListener('message', ({ data }: MessageEvent<TrainerOrder>) => obey(data))
