/** Seeded questions that need one or two skills, with the notes that lead to the answer. */
import { createRng } from '../../random.ts'
import type { Partition } from '../atlas/names.ts'
import type { Passage } from '../task.ts'
import { compute } from './computing.ts'
import { type Draft, type Drafter, noteText } from './draft.ts'
import { readCompute, readRecall, recallCompute } from './mixed.ts'
import { read } from './reading.ts'
import { recall } from './recalling.ts'

/** The skills that a question needs, in the order in which they are used. */
export const RELAY_KINDS = [
  'read',
  'recall',
  'compute',
  'read+compute',
  'recall+compute',
  'read+recall',
] as const
export type RelayKind = (typeof RELAY_KINDS)[number]

const DRAFTERS: Readonly<Record<RelayKind, Drafter>> = {
  read,
  recall,
  compute,
  'read+compute': readCompute,
  'recall+compute': recallCompute,
  'read+recall': readRecall,
}

export interface RelayQuestion {
  readonly id: string
  readonly task: 'relay'
  readonly kind: RelayKind
  readonly text: string
  /** Always empty, because the text of the question contains the facts to read. */
  readonly passages: readonly Passage[]
  readonly answer: string
  /** True notes that lead to the answer; no prompt shows them. */
  readonly notes: readonly string[]
}

/** A question with its solution, which only the expert sees. */
export interface RelayItem {
  readonly question: RelayQuestion
  readonly draft: Draft
}

/** Where a question's content comes from. */
export interface RelayOrigin {
  readonly partition: Partition
  /** The seed that orders the known facts; `turn` is the place in that order. A split asks every fact before it repeats one. */
  readonly order: string
  readonly turn: number
}

/** Makes the question for a seed. The same arguments give the same question on any machine. */
export function createRelayItem(
  id: string,
  seed: string,
  kind: RelayKind,
  origin: RelayOrigin,
): RelayItem {
  const draft = DRAFTERS[kind]({ rng: createRng(`relay:${seed}`), ...origin })
  const { passage, asked, answer, notes } = draft
  const text = passage === '' ? asked : `${passage} ${asked}`
  return {
    question: { id, task: 'relay', kind, text, passages: [], answer, notes: notes.map(noteText) },
    draft,
  }
}
