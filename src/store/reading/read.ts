/** Files from outside, read: by a worker, or by the page where it can have none. */
import { type Forest, ForestError, parseForest } from '../../core/episode/forest.ts'
import { readEpisode, type TransferredEpisode } from './episode-file.ts'

/** What is to be read. */
export type Job =
  | { readonly type: 'episode'; readonly text: string }
  /** `source` names the file in what is said of it. */
  | { readonly type: 'forest'; readonly text: string; readonly source: string }

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
      return readForest(job.text, job.source)
  }
}

/** Reads a forest's text. Throws a ForestError that says what is wrong with it. */
export function readForest(text: string, source: string): Forest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ForestError(`${source} is not JSON`)
  }
  return parseForest(value, source)
}
