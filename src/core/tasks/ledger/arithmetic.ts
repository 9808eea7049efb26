/** One operation on whole numbers, as it stands in a line of a solution. */
import { pick, type Rng } from '../../random.ts'

export const OPERATORS = ['+', '-', '×', '÷'] as const
export type Operator = (typeof OPERATORS)[number]

/** An operation with a claimed result, which need not be true. */
export interface Working {
  readonly left: number
  readonly operator: Operator
  readonly right: number
  readonly result: number
}

export function compute(left: number, operator: Operator, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '×':
      return left * right
    case '÷':
      return left / right
  }
}

export const workOut = (left: number, operator: Operator, right: number): Working => ({
  left,
  operator,
  right,
  result: compute(left, operator, right),
})

export const isTrue = ({ left, operator, right, result }: Working): boolean =>
  compute(left, operator, right) === result

export const exerciseText = ({ left, operator, right }: Working): string =>
  `${left} ${operator} ${right}`

/** "12 + 7 = 19". */
export const workingText = (working: Working): string =>
  `${exerciseText(working)} = ${working.result}`

/** Reads "12 + 7 = 19", true or not; null if the text has another form. */
export function parseWorking(text: string): Working | null {
  const parts =
    /^(?<left>\d{1,6}) (?<operator>[-+×÷]) (?<right>\d{1,6}) = (?<result>\d{1,6})$/.exec(
      text,
    )?.groups
  if (!parts) return null
  return {
    left: Number(parts.left),
    operator: parts.operator as Operator,
    right: Number(parts.right),
    result: Number(parts.result),
  }
}

/** How far a slip is from the result: off by a little, a forgotten carry, or both. */
const SLIPS = [1, -1, 2, -2, 10, -10, 9, 11]

/** The same operation with a typical wrong result. */
export function slip(rng: Rng, working: Working): Working {
  const near = SLIPS.map((off) => working.result + off).filter((result) => result > 0)
  return { ...working, result: pick(rng, near) }
}
