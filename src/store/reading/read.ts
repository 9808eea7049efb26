/** Files from outside, read: by a worker, or by the page where it can have none. */
import type { PoolRegistry } from '../../core/pool/pool.ts'
import type { TaskInfo } from '../../core/tasks/task.ts'
import type { TaskRegistry } from '../../core/tasks/task-registry.ts'
import type { RecordedForest } from '../state.ts'
import { readEpisode, type TransferredEpisode } from './episode-file.ts'
import { readForest } from './read-forest.ts'

/** What is to be read. */
export type Job =
  | { readonly type: 'episode'; readonly text: string; readonly pools: PoolRegistry }
  | {
      readonly type: 'forest'
      readonly text: string
      /** The file, for what is said of it. */
      readonly source: string
      readonly task: Pick<TaskInfo, 'id' | 'roles'>
    }

/** What comes of each job. */
export interface Read {
  readonly episode: TransferredEpisode
  readonly forest: RecordedForest
}

/** What a worker answers. */
export type Answer =
  | { readonly type: 'read'; readonly value: Read[Job['type']] }
  | { readonly type: 'refused'; readonly reason: string }

/** Rejects with an error whose message says what is wrong with the text, and where. */
export async function read(job: Job, tasks: TaskRegistry): Promise<Read[Job['type']]> {
  switch (job.type) {
    case 'episode':
      return readEpisode(job.text, tasks, job.pools)
    case 'forest':
      return readForest(job.text, job.source, job.task)
  }
}
