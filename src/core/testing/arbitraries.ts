/** Generated values for the laws that the unit tests check. */
import fc from 'fast-check'
import { defaultPriceBook, type Pair } from '../cost/price-book.ts'
import type { Preference } from '../cost/utility.ts'
import { armsOf, type Pool } from '../episode/arm.ts'
import type { Role } from '../episode/prompt.ts'
import { modelId } from '../episode/step.ts'
import { weight } from '../units.ts'

export const PAIR: Pair = { weak: modelId('small'), strong: modelId('large') }
export const POOL: Pool = [PAIR.weak, PAIR.strong]
export const ROLES: readonly Role[] = ['teacher', 'student']
export const ARMS = armsOf(POOL, ROLES)
export const BOOK = defaultPriceBook(POOL, () => null)

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

/** Texts of characters that trip parsers: brackets, line breaks, accents, half a surrogate pair. */
export const oddTexts = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 30 })

const share = fc.double({ min: 0, max: 1, noNaN: true })
export const preferences = fc.tuple(share, share).map(([alpha, beta]) => preferenceOf(alpha, beta))

/** A cloud of points with ties, and with NaN if allowed. */
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
