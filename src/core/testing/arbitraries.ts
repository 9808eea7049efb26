/** Generated values for the laws that the unit tests check. */
import fc from 'fast-check'
import { costRange } from '../cost/normalise.ts'
import { defaultPriceBook, type Pair } from '../cost/price-book.ts'
import type { Outcome } from '../episode/outcome.ts'
import { modelId } from '../episode/step.ts'
import { type Case, caseOf } from '../front/operating-point.ts'
import { assignmentsOf, type Pool } from '../routing/arms.ts'
import type { RoutingSpace } from '../routing/registry.ts'
import type { Prediction, Preference } from '../routing/router.ts'
import { costNorm, quality, tokens, weight } from '../units.ts'

export const PAIR: Pair = { weak: modelId('small'), strong: modelId('large') }
export const POOL: Pool = [PAIR.weak, PAIR.strong]
export const SPACE: RoutingSpace = {
  pool: POOL,
  roles: ['teacher', 'student'],
  decides: 'episode',
  learned: true,
  mixture: null,
}
export const ARMS = assignmentsOf(SPACE)
export const BOOK = defaultPriceBook(POOL)

export const preferenceOf = (alpha: number, beta: number): Preference => ({
  alpha: weight(alpha),
  beta: weight(beta),
})

const LETTERS = [
  ...'aZ09 .,:[]()!?\'"\n\t\\',
  'é',
  'ß',
  'İ',
  '日',
  '👩‍🚀',
  '\u0301',
  '\u2028',
  '\ud800',
  '\0',
]

/** Texts of letters that trip parsers: brackets, line ends, accents, half a surrogate pair. */
export const oddTexts = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 30 })

const share = fc.double({ min: 0, max: 1, noNaN: true })
export const preferences = fc.tuple(share, share).map(([alpha, beta]) => preferenceOf(alpha, beta))

const metered = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 400 }))
  .map(([tokensIn, tokensOut]) => ({ tokensIn: tokens(tokensIn), tokensOut: tokens(tokensOut) }))

/** Few distinct values, so that ties are common. */
const score = fc.constantFrom(0, 0.25, 0.5, 2 / 3, 1).map(quality)

/** An outcome of each arm. */
export const outcomesOfArms: fc.Arbitrary<readonly Outcome[]> = fc.tuple(
  ...ARMS.map((assignment) =>
    fc.record({
      assignment: fc.constant(assignment),
      score,
      exactMatch: fc.boolean(),
      usage: fc.record({ student: metered, teacher: metered }),
    }),
  ),
)

const thousandths = (min: number, max: number) =>
  fc.integer({ min: 1000 * min, max: 1000 * max }).map((value) => value / 1000)

const prediction: fc.Arbitrary<Prediction> = fc.record({
  perf: thousandths(0, 1).map(quality),
  cost: thousandths(-0.1, 1.2).map(costNorm),
})

/** Questions with outcomes and predictions, priced by the default book and normalised among themselves. */
export const caseLists: fc.Arbitrary<readonly Case[]> = fc
  .array(
    fc.record({
      outcomes: outcomesOfArms,
      predictions: fc.tuple(...ARMS.map(() => prediction)),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((questions) => {
    const range = costRange(
      BOOK,
      questions.flatMap(({ outcomes }) => outcomes),
    )
    return questions.map((question, i) => caseOf({ id: `q${i}`, ...question }, BOOK, range))
  })

/** A cloud of points with ties, and with NaN where allowed. */
export const clouds = (withNaN: boolean) => {
  const coordinate = fc.oneof(
    fc.integer({ min: 0, max: 6 }),
    fc.double({ min: 0, max: 6, noNaN: true }),
    ...(withNaN ? [fc.constant(Number.NaN)] : []),
  )
  return fc.array(fc.tuple(coordinate, coordinate), { maxLength: 40 }).map((points) => ({
    cost: Float64Array.from(points, ([cost]) => cost),
    perf: Float64Array.from(points, ([, perf]) => perf),
  }))
}
