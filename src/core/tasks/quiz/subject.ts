/** What a subject of the quiz is: a source of questions with their working. */
import type { Rng } from '../../random.ts'
import { type Partition, partitionOf } from '../atlas/names.ts'

/** What a model must be good at to answer: recalling, computing, or reading the passage. */
export type Skill = 'facts' | 'arithmetic' | 'reading'

/** Where a question is drawn from. */
export interface Source {
  readonly rng: Rng
  readonly partition: Partition
  /** Seed of an order over a subject's facts, and the place in it: a split asks every fact before it repeats one. */
  readonly order: string
  readonly turn: number
}

/** A question before its choices are shuffled, with the truth that only the expert sees. */
export interface Draft {
  /** The passage, if there is one, and what is asked. */
  readonly stem: string
  readonly right: string
  readonly wrong: readonly [string, string, string]
  /** The working, one operation each; none where the answer is a fact. */
  readonly steps: readonly string[]
  /** The last sentence, up to the value and without a full stop: "So " or "The symbol of iron is ". */
  readonly conclusion: string
}

export interface Subject {
  readonly id: string
  readonly skill: Skill
  readonly draft: (source: Source) => Draft
}

const TRIES = 5000

/**
 * Draws until the content belongs to the partition, so that no split computes what another did.
 * Throws when the subject has no content there: its ranges are then too small.
 */
export function drawOwned<T>(
  { partition }: Source,
  draw: () => T,
  contentOf: (drawn: T) => string,
): T {
  for (let k = 0; k < TRIES; k++) {
    const drawn = draw()
    if (partitionOf(contentOf(drawn)) === partition) return drawn
  }
  throw new Error(`Nothing to ask in the ${partition} partition`)
}
