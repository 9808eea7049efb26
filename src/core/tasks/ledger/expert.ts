/**
 * The expert writes the true solution line by line. The protocol never repairs a line, so if an earlier line is wrong, the expert
 * writes a correction. This is why a better model can be worth its price at a later step.
 */
import { pick, type Rng } from '../../random.ts'
import { isTrue, type Operator, slip, type Working, workOut } from './arithmetic.ts'
import { answerText, CORRECTION, lineText } from './prompts.ts'
import type { LedgerQuestion } from './question.ts'

/** A line that was written: the index of the solution line that it is about, and what it says. */
export interface Written {
  readonly place: number
  readonly working: Working
}

const same = (a: Working, b: Working): boolean =>
  a.left === b.left && a.operator === b.operator && a.right === b.right && a.result === b.result

/** The index of the first line of the solution that is not yet written correctly; the length of the solution if all are. */
export function nextPlace({ solution }: LedgerQuestion, written: readonly Written[]): number {
  const place = solution.findIndex(({ working }, k) => {
    const last = written.findLast((line) => line.place === k)
    return !last || !same(last.working, working)
  })
  return place < 0 ? solution.length : place
}

/** What the expert writes next. */
export function expertLine(
  question: LedgerQuestion,
  written: readonly Written[],
): { readonly text: string; readonly written: Written | null } {
  const place = nextPlace(question, written)
  const line = question.solution[place]
  if (!line) return { text: answerText(question.answer), written: null }
  const again = written.some((earlier) => earlier.place === place)
  return {
    text: lineText(again ? CORRECTION : line.name, line.working),
    written: { place, working: line.working },
  }
}

const SWAPPED: Readonly<Record<Operator, Operator>> = { '+': '-', '-': '+', '×': '+', '÷': '-' }
const LIMIT = 999

/** A mistake as a weak model makes it in this line: a slip, another operation, or the wrong number of the story. */
export function mistakenLine(rng: Rng, question: LedgerQuestion, place: number): Working | null {
  const line = question.solution[place]
  if (!line) return null
  const { left, operator, right } = line.working
  const draw = rng()
  if (draw < 0.6) return slip(rng, line.working)
  const numbers = (question.text.match(/\d+/g) ?? []).map(Number)
  const wrong =
    draw < 0.8
      ? workOut(left, SWAPPED[operator], right)
      : workOut(left, operator, pick(rng, numbers))
  const { result } = wrong
  const possible = Number.isInteger(result) && result > 0 && result <= LIMIT
  return possible && !same(wrong, line.working) ? wrong : slip(rng, line.working)
}

/** The next line if its writer believes the wrong one; null if it does not depend on that one. */
export function carriedLine(
  question: LedgerQuestion,
  place: number,
  mistaken: Working,
): Working | null {
  const due = question.solution[place]?.working.result
  const next = question.solution[place + 1]?.working
  if (!next || (next.left !== due && next.right !== due)) return null
  const wrong = workOut(
    next.left === due ? mistaken.result : next.left,
    next.operator,
    next.left !== due && next.right === due ? mistaken.result : next.right,
  )
  const { result } = wrong
  return Number.isInteger(result) && result > 0 && result <= LIMIT && isTrue(wrong) ? wrong : null
}
