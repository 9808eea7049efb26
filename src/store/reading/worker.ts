/// <reference lib="webworker" />
/** Reads one file outside the page's thread, so that the page stays responsive. */
import { config } from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { shippedTasks } from '../../core/tasks/registry.ts'
import { packed } from './packed.ts'
import { type Answer, type Job, read } from './read.ts'

// The small build of zod brings no words of its own.
config(en())

self.addEventListener('message', async ({ data }: MessageEvent<Job>) => {
  try {
    const answer: Answer = { type: 'read', value: await read(data, shippedTasks) }
    if (data.type !== 'forest') return self.postMessage(answer)
    const { value, buffer } = packed(answer)
    self.postMessage(value, [buffer])
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    self.postMessage({ type: 'refused', reason } satisfies Answer)
  }
})
