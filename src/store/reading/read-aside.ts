/** The page's side of reading: one worker per file, which ends with it. */
import { shippedTasks } from '../../core/tasks/registry.ts'
import type { TaskRegistry } from '../../core/tasks/task-registry.ts'
import type { Answer, Job, Read } from './read.ts'

/** A file was read and is wrong; the message says what is wrong and where. */
class RefusedFileError extends Error {
  override readonly name = 'RefusedFileError'
}

/** Reads a file in a worker, or in the page where workers are not available. Rejects with an error that says what is wrong. */
export async function readAside<Type extends Job['type']>(
  job: Extract<Job, { type: Type }>,
  tasks: TaskRegistry,
): Promise<Read[Type]> {
  // An episode is replayed by its task, and the worker does not know tasks that were made at run time.
  const fitsWorker = job.type === 'forest' || tasks === shippedTasks
  const answer = fitsWorker ? await answerOfWorker(job) : null
  if (answer?.type === 'refused') throw new RefusedFileError(answer.reason)
  const value = answer ? answer.value : await (await import('./read.ts')).read(job, tasks)
  return value as Read[Type]
}

/** Null where no worker is available: without a server, in a sandbox, in tests. */
async function answerOfWorker(job: Job): Promise<Answer | null> {
  let worker: Worker
  try {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  } catch {
    return null
  }
  try {
    return await new Promise<Answer | null>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data))
      worker.addEventListener('error', () => resolve(null))
      worker.postMessage(job)
    })
  } finally {
    worker.terminate()
  }
}
