/** Reads files from outside, in a worker or, where none is available, in the page. */
import type { PoolRegistry } from '../../core/pool/pool.ts'
import type { TaskInfo } from '../../core/tasks/task.ts'
import type { TaskRegistry } from '../../core/tasks/task-registry.ts'
import type { RecordedForest } from '../state.ts'
import { readEpisode, type TransferredEpisode } from './episode-file.ts'
import { readForest } from './read-forest.ts'

/** A file to read. */
export type Job =
  | { readonly type: 'episode'; readonly text: string; readonly pools: PoolRegistry }
  | {
      readonly type: 'forest'
      readonly text: string
      /** The file's name, for messages about it. */
      readonly source: string
      readonly task: Pick<TaskInfo, 'id' | 'roles'>
    }

/** What each job results in. */
export interface Read {
  readonly episode: TransferredEpisode
  readonly forest: RecordedForest
}

/** A worker's answer. */
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
