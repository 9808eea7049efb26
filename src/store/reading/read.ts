/** Files from outside, read: by a worker, or by the page where it can have none. */
import type { Forest } from '../../core/episode/forest.ts'
import { readEpisode, type TransferredEpisode } from './episode-file.ts'
import { readForest } from './read-forest.ts'

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
