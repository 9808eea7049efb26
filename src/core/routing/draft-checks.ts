/**
 * What can be checked in a line of working without knowing the answer: whether its sums are right, and whether its numbers come
 * from anywhere. The checks are ours; TRIM asks a process reward model instead.
 */
import { isTrue, parseWorking } from '../tasks/ledger/arithmetic.ts'

export interface DraftCheck {
  /** 'none' if the line has no sum to check. */
  readonly sums: 'none' | 'right' | 'wrong'
  /** The share of the line's numbers, results aside, that appear neither in the question nor in earlier lines. */
  readonly strange: number
  /** The share of the question's numbers that neither this line nor an earlier one uses. */
  readonly unused: number
  /** Whether the line's only number is the last one written before it, with no sum of its own. */
  readonly concludes: boolean
  /** Whether the same line was written before. */
  readonly repeats: boolean
}

const SUM = /\d{1,6} [-+×÷] \d{1,6} = \d{1,6}/g
const NUMBER = /\d+/g

const numbersIn = (text: string): readonly string[] => text.match(NUMBER) ?? []

/** Whether the sums in a text are right. */
export function sumsOf(text: string): DraftCheck['sums'] {
  const sums = (text.match(SUM) ?? []).flatMap((sum) => parseWorking(sum) ?? [])
  if (sums.length === 0) return 'none'
  return sums.every(isTrue) ? 'right' : 'wrong'
}

export function checkDraft(
  draft: string,
  question: string,
  transcript: readonly string[],
): DraftCheck {
  const asked = numbersIn(question)
  const written = transcript.flatMap(numbersIn)
  const own = numbersIn(draft)
  const sums = sumsOf(draft)
  const taken = sums === 'none' ? own : own.slice(0, -1)
  const known = new Set([...asked, ...written])
  const used = new Set([...written, ...own])
  return {
    sums,
    strange: share(taken, (number) => !known.has(number)),
    unused: share(asked, (number) => !used.has(number)),
    concludes: sums === 'none' && own.length === 1 && own[0] === written.at(-1),
    repeats: transcript.some((text) => text.trim() === draft.trim()),
  }
}

const share = (numbers: readonly string[], holds: (number: string) => boolean): number =>
  numbers.length === 0 ? 0 : numbers.filter(holds).length / numbers.length
