/**
 * The expert writes the true solution line by line. What stands is never repaired by the protocol, so where an earlier line is
 * wrong it writes a correcting one; that is what makes a better model worth its price at a later step.
 */
import { pick, type Rng } from '../../random.ts'
import { isTrue, type Operator, slip, type Working, workOut } from './arithmetic.ts'
import { answerText, CORRECTION, lineText } from './prompts.ts'
import type { LedgerQuestion } from './question.ts'

/** A line as it stands: which line of the solution it is about, and what it says. */
export interface Written {
  readonly place: number
  readonly working: Working
}

const same = (a: Working, b: Working): boolean =>
  a.left === b.left && a.operator === b.operator && a.right === b.right && a.result === b.result

/** The first line of the solution that does not stand yet as it should; the solution's length where all do. */
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

/** A mistake that a weak model makes in this line: a slip, another operation, or a number of the story that is not due. */
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

/** The next line as one writes it who believes the mistaken one; null where it does not rest on it. */
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
