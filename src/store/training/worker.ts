/// <reference lib="webworker" />
import { config } from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { createTrainer, type TrainerOrder } from './trainer.ts'

// As the page does: its security policy binds this worker too.
config(en())

const obey = createTrainer((news) => self.postMessage(news))
self.addEventListener('message', ({ data }: MessageEvent<TrainerOrder>) => obey(data))
