/** The page's end of reading: a worker for each file, which is gone with it. */
import { shippedTasks } from '../../core/tasks/registry.ts'
import type { TaskRegistry } from '../../core/tasks/task-registry.ts'
import type { Answer, Job, Read } from './read.ts'

/** A file was read and found wrong; the message says what is wrong and where. */
class RefusedFileError extends Error {
  override readonly name = 'RefusedFileError'
}

/** Reads a file in a worker; where the page can have none, in the page. Rejects with an error that says what is wrong. */
export async function readAside<Type extends Job['type']>(
  job: Extract<Job, { type: Type }>,
  tasks: TaskRegistry,
): Promise<Read[Type]> {
  // An episode is played again by its task, and one that was made in the page is not known elsewhere.
  const fitsWorker = job.type === 'forest' || tasks === shippedTasks
  const answer = fitsWorker ? await answerOfWorker(job) : null
  if (answer?.type === 'refused') throw new RefusedFileError(answer.reason)
  const value = answer ? answer.value : await (await import('./read.ts')).read(job, tasks)
  return value as Read[Type]
}

/** Null where no worker can be had: without a server, in a sandbox, in tests. */
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
