/** Questions of one or two operations on given numbers. */
import { pick, type Rng, randomInteger } from '../../random.ts'
import { partitionOf } from '../atlas/names.ts'
import { fill } from '../atlas/schema.ts'
import { exerciseText, type Operator, type Working, workOut } from '../ledger/arithmetic.ts'
import { computed, type Drafter, type Source } from './draft.ts'

const TRIES = 5000

/** Draws until the content belongs to the partition of the source. Throws an Error if it finds none. */
export function drawOwned<T>(
  { partition }: Source,
  draw: () => T,
  contentOf: (drawn: T) => string,
): T {
  for (let k = 0; k < TRIES; k++) {
    const drawn = draw()
    if (partitionOf(contentOf(drawn)) === partition) return drawn
  }
  throw new Error(
    `No content found in the ${partition} partition; widen the ranges of the question`,
  )
}

const OPERATIONS: readonly Operator[] = ['+', '+', '-', '-', '×', '÷']
const LIMIT = 400

/** An operation on a number with a small whole result; null if this operator allows none. */
export function operateOn(rng: Rng, left: number, operator: Operator): Working | null {
  switch (operator) {
    case '+':
      return workOut(left, '+', randomInteger(rng, 3, 90))
    case '-':
      return left > 5 ? workOut(left, '-', randomInteger(rng, 2, Math.min(90, left - 2))) : null
    case '×': {
      const most = Math.min(9, Math.floor(LIMIT / left))
      return most < 2 ? null : workOut(left, '×', randomInteger(rng, 2, most))
    }
    case '÷': {
      const divisors = [2, 3, 4, 5, 6, 7, 8, 9].filter((n) => left % n === 0 && left / n > 1)
      return divisors.length === 0 ? null : workOut(left, '÷', pick(rng, divisors))
    }
  }
}

/** A random operation that the number allows. */
export function operate(rng: Rng, left: number): Working {
  for (;;) {
    const working = operateOn(rng, left, pick(rng, OPERATIONS))
    if (working) return working
  }
}

/** "{s} plus 7": an operation in words, on a number or a phrase for one. */
const SPOKEN: Readonly<Record<Operator, readonly string[]>> = {
  '+': ['{s} plus {n}', 'the sum of {s} and {n}', '{s} increased by {n}'],
  '-': ['{s} minus {n}', '{s} reduced by {n}', '{s} less {n}'],
  '×': ['{s} times {n}', 'the product of {s} and {n}', '{s} multiplied by {n}'],
  '÷': ['{s} divided by {n}', '{s} split into {n} equal parts', '{s} over {n}'],
}

export const spoken = (rng: Rng, s: string, { operator, right }: Working): string =>
  fill(pick(rng, SPOKEN[operator]), { s, n: String(right) })

const ASKS = ['What is {p}?', 'Work out {p}.', 'How much is {p}?', 'Find {p}.', 'Compute {p}.']

export const askFor = (rng: Rng, p: string): string => fill(pick(rng, ASKS), { p })

/** Second operations, told after the first. */
const THEN: Readonly<Record<Operator, readonly string[]>> = {
  '+': ['then add {n}', 'and add {n} to that'],
  '-': ['then subtract {n}', 'and take {n} from that'],
  '×': ['then multiply by {n}', 'and take that {n} times'],
  '÷': ['then divide by {n}', 'and divide that by {n}'],
}
const ENDS = ['What do you get?', 'What is the result?', 'How much is that?']

export const compute: Drafter = (source) => {
  const { rng } = source
  const workings = drawOwned(
    source,
    () => {
      const first = operate(rng, randomInteger(rng, 12, 99))
      return rng() < 0.35 ? ([first] as const) : ([first, operate(rng, first.result)] as const)
    },
    (drawn) => `compute ${drawn.map(exerciseText).join(', ')}`,
  )
  const [first, second] = workings
  const start = spoken(rng, String(first.left), first)
  if (!second) {
    return {
      passage: '',
      asked: askFor(rng, start),
      answer: String(first.result),
      notes: [[computed(rng, first)]],
    }
  }
  const then = fill(pick(rng, THEN[second.operator]), { n: String(second.right) })
  return {
    passage: '',
    asked: `${fill(pick(rng, ['Take {p}', 'Compute {p}', 'Work out {p}']), { p: start })}, ${then}. ${pick(rng, ENDS)}`,
    answer: String(second.result),
    notes: [[computed(rng, first)], [computed(rng, second)]],
  }
}
