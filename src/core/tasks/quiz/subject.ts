/** A subject of the quiz: a source of questions, each with the steps to its answer. */
import type { Rng } from '../../random.ts'
import { type Partition, partitionOf } from '../atlas/names.ts'

/** What a model must be good at to answer: recalling facts, arithmetic, or reading the passage. */
export type Skill = 'facts' | 'arithmetic' | 'reading'

/** Where a question is drawn from. */
export interface Source {
  readonly rng: Rng
  readonly partition: Partition
  /** Seeds the order of a subject's facts; `turn` is a place in that order. A split asks every fact before it repeats one. */
  readonly order: string
  readonly turn: number
}

/** A question before its choices are shuffled, with the truth that only the expert sees. */
export interface Draft {
  /** The passage, if there is one, and what is asked. */
  readonly stem: string
  readonly right: string
  readonly wrong: readonly [string, string, string]
  /** The calculation, one operation per step; empty if the answer is a fact. */
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
 * Draws until the content belongs to the partition, so that no two splits share it. Throws an Error if it finds none, because the
 * ranges of the subject are too small.
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
  throw new Error(`No content found in the ${partition} partition; widen the ranges of the subject`)
}
