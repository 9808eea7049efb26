/** Files from outside, read: by a worker, or by the page where it can have none. */
import { type Forest, ForestError, parseForest } from '../../core/episode/forest.ts'
import { TASKS } from '../../core/tasks/registry.ts'
import { readEpisode, type TransferredEpisode } from './episode-file.ts'

/** What is to be read. */
export type Job =
  | { readonly type: 'episode'; readonly text: string }
  | {
      readonly type: 'forest'
      readonly text: string
      /** The file, for what is said of it. */
      readonly source: string
      readonly taskId: string
    }

/** What comes of each job. */
export interface Read {
  readonly episode: TransferredEpisode
  readonly forest: Forest
}

/** What a worker answers. */
export type Answer =
  | { readonly type: 'read'; readonly value: Read[Job['type']] }
  | { readonly type: 'refused'; readonly reason: string }

/** Rejects with an error whose message says what is wrong with the text, and where. */
export async function read(job: Job): Promise<Read[Job['type']]> {
  switch (job.type) {
    case 'episode':
      return readEpisode(job.text)
    case 'forest':
      return readForest(job.text, job.source, job.taskId)
  }
}

/** Reads the text of a task's forest. Throws a ForestError that says what is wrong with it. */
export function readForest(text: string, source: string, taskId: string): Forest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ForestError(`${source} is not JSON`)
  }
  const forest = parseForest(value, source)
  const task = TASKS.find(({ id }) => id === taskId)
  if (forest.task !== taskId) {
    throw new ForestError(`${source} is a forest of the task "${forest.task}", not of "${taskId}"`)
  }
  if (forest.roles.join() !== task?.roles.join()) {
    const roles = forest.roles.join(', ')
    throw new ForestError(`${source} has other roles than its task: ${roles}. Record it again.`)
  }
  return forest
}
