/// <reference lib="webworker" />
/** Reads one file aside from the page, which stays at hand meanwhile. */
import { config } from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { shippedTasks } from '../../core/tasks/registry.ts'
import { type Answer, type Job, read } from './read.ts'

// As the page does: its security policy binds this worker too.
config({ ...en(), jitless: true })

self.addEventListener('message', async ({ data }: MessageEvent<Job>) => {
  let answer: Answer
  try {
    answer = { type: 'read', value: await read(data, shippedTasks) }
  } catch (error) {
    answer = { type: 'refused', reason: error instanceof Error ? error.message : String(error) }
  }
  self.postMessage(answer)
})
