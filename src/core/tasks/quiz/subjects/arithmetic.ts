/** Sums, differences, products and remainders of small numbers. */
import { pick, type Rng, randomInteger } from '../../../random.ts'
import { fill } from '../../atlas/schema.ts'
import { addition, multiplication, subtraction, wrongNumbers } from '../numbers.ts'
import { drawOwned, type Subject } from '../subject.ts'
import { partitionWordings, type Wordings } from '../wording.ts'

interface Operation {
  readonly sign: string
  readonly wordings: Wordings
  readonly operands: (rng: Rng) => readonly [number, number]
  readonly result: (a: number, b: number) => number
  readonly steps: (a: number, b: number) => readonly string[]
  readonly slips: (a: number, b: number, result: number) => readonly number[]
}

const OPERATIONS: readonly Operation[] = [
  {
    sign: '+',
    wordings: partitionWordings([
      '{a} + {b}',
      'the sum of {a} and {b}',
      '{a} plus {b}',
      'the total of {a} and {b}',
    ]),
    operands: (rng) => [randomInteger(rng, 11, 99), randomInteger(rng, 11, 99)],
    result: (a, b) => a + b,
    steps: addition,
    slips: (_a, _b, sum) => [sum - 10, sum + 10],
  },
  {
    sign: '-',
    wordings: partitionWordings([
      '{a} - {b}',
      'the difference of {a} and {b}',
      '{a} minus {b}',
      '{a} less {b}',
    ]),
    operands: (rng) => {
      const [a, b] = [randomInteger(rng, 11, 99), randomInteger(rng, 11, 99)]
      return [Math.max(a, b), Math.min(a, b)]
    },
    result: (a, b) => a - b,
    steps: subtraction,
    slips: (_a, _b, difference) => [difference + 10, difference - 10],
  },
  {
    sign: '*',
    wordings: partitionWordings([
      '{a} × {b}',
      'the product of {a} and {b}',
      '{a} times {b}',
      '{a} multiplied by {b}',
    ]),
    operands: (rng) => [randomInteger(rng, 11, 59), randomInteger(rng, 2, 9)],
    result: (a, b) => a * b,
    steps: multiplication,
    slips: (_a, b, product) => [product + b, product - b, product - 10],
  },
  {
    sign: 'mod',
    wordings: partitionWordings([
      'the remainder of {a} divided by {b}',
      'the remainder when {a} is divided by {b}',
      'what is left over when {a} is divided by {b}',
    ]),
    operands: (rng) => [randomInteger(rng, 20, 99), randomInteger(rng, 5, 9)],
    result: (a, b) => a % b,
    steps: (a, b) => {
      const times = Math.floor(a / b)
      return [`${times} × ${b} = ${times * b}`, `${a} - ${times * b} = ${a % b}`]
    },
    slips: (_a, b, rest) => [b - rest],
  },
]

export const arithmetic: Subject = {
  id: 'arithmetic',
  skill: 'arithmetic',
  draft: (source) => {
    const { rng } = source
    const { operation, a, b } = drawOwned(
      source,
      () => {
        const operation = pick(rng, OPERATIONS)
        const [a, b] = operation.operands(rng)
        return { operation, a, b }
      },
      ({ operation: { sign }, a, b }) =>
        sign === '+' ? `${Math.min(a, b)}+${Math.max(a, b)}` : `${a}${sign}${b}`,
    )
    const result = operation.result(a, b)
    return {
      stem: fill(pick(rng, operation.wordings[source.partition]), { a: String(a), b: String(b) }),
      right: String(result),
      wrong: wrongNumbers(rng, result, operation.slips(a, b, result)),
      steps: operation.steps(a, b),
      conclusion: 'So ',
    }
  },
}
