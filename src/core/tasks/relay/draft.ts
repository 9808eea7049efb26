/** A question before it is shown, with its solution. */
import { pick, type Rng } from '../../random.ts'
import type { Partition } from '../atlas/names.ts'
import { slip, type Working, workingText } from '../ledger/arithmetic.ts'

/** What a model must be good at to write a sentence. */
export type Skill = 'read' | 'recall' | 'compute'

/** A statement that ends in a value: "iron is " and "26". */
export interface Sentence {
  readonly skill: Skill
  readonly lead: string
  readonly value: string
  /** Values that a careless model writes instead. */
  readonly slips: readonly [string, ...string[]]
}

/** What one stage adds: a sentence, or two if two values are looked up. */
export type Note = readonly [Sentence, ...Sentence[]]

export interface Draft {
  /** Made-up facts; empty if there are none. */
  readonly passage: string
  readonly asked: string
  readonly answer: string
  /** The notes that lead to the answer: at most two, so that the third stage can answer. */
  readonly notes: readonly [Note] | readonly [Note, Note]
}

/** Where a question is drawn from. */
export interface Source {
  readonly rng: Rng
  readonly partition: Partition
  /** The seed that orders the known facts; `turn` is the place in that order. A split asks every fact before it repeats one. */
  readonly order: string
  readonly turn: number
}

export type Drafter = (source: Source) => Draft

/** A calculation as a sentence. */
export function computed(rng: Rng, working: Working): Sentence {
  const value = String(working.result)
  const [first, second] = [slip(rng, working), slip(rng, working)]
  return {
    skill: 'compute',
    lead: workingText(working).slice(0, -value.length),
    value,
    slips: [String(first.result), String(second.result)],
  }
}

/** A statement of the passage; the slips are what the passage says about other people or things. */
export function readOff(lead: string, value: string, others: readonly string[]): Sentence {
  const [first, ...rest] = others.filter((other) => other !== value)
  if (first === undefined)
    throw new Error(`"${value}" needs another value that a careless model could confuse it with`)
  return { skill: 'read', lead, value, slips: [first, ...rest] }
}

export const sentenceText = ({ lead, value }: Sentence): string => lead + value

/** The sentences of a note, without the last full stop. */
export const noteText = (note: Note): string => note.map(sentenceText).join('. ')

/** The note with a slip in one of its sentences. */
export function slippedText(rng: Rng, note: Note): string {
  const at = Math.floor(rng() * note.length)
  return note
    .map((sentence, k) =>
      k === at ? sentence.lead + pick(rng, sentence.slips) : sentenceText(sentence),
    )
    .join('. ')
}
