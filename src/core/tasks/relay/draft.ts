/** A question with the truth behind it, as the six mixes of skills make it. */
import { pick, type Rng } from '../../random.ts'
import type { Partition } from '../atlas/names.ts'
import { slip, type Working, workingText } from '../ledger/arithmetic.ts'

/** What a model must be good at to write a sentence of a note. */
export type Skill = 'read' | 'recall' | 'compute'

/** A statement that ends in a value: "iron is " and "26". */
export interface Sentence {
  readonly skill: Skill
  readonly lead: string
  readonly value: string
  /** Values that a careless writer puts there. */
  readonly slips: readonly [string, ...string[]]
}

/** What one stage adds: a sentence, or two where two values are looked up. */
export type Note = readonly [Sentence, ...Sentence[]]

export interface Draft {
  /** Made-up facts, or nothing. */
  readonly passage: string
  readonly asked: string
  readonly answer: string
  /** The way to the answer, at most two notes, so that the third stage can answer. */
  readonly notes: readonly [Note] | readonly [Note, Note]
}

/** Where a question is drawn from. */
export interface Source {
  readonly rng: Rng
  readonly partition: Partition
  /** Seed of an order over the known facts, and the place in it: a split asks each before it repeats one. */
  readonly order: string
  readonly turn: number
}

export type Drafter = (source: Source) => Draft

/** A working as a sentence. */
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

/** A statement of the passage; the slips are values that the passage states of others. */
export function readOff(lead: string, value: string, others: readonly string[]): Sentence {
  const [first, ...rest] = others.filter((other) => other !== value)
  if (first === undefined) throw new Error(`Nothing to confuse "${value}" with`)
  return { skill: 'read', lead, value, slips: [first, ...rest] }
}

export const sentenceText = ({ lead, value }: Sentence): string => lead + value

/** The note's sentences, without the last full stop. */
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
