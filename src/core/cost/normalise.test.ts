import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BOOK, outcomesOfArms } from '../testing/arbitraries.ts'
import { usd } from '../units.ts'
import { costRange, normaliseCost, priceOutcomes } from './normalise.ts'

describe('costRange', () => {
  it('takes every episode of the train split to [0, 1], with both ends reached', () => {
    fc.assert(
      fc.property(fc.array(outcomesOfArms, { minLength: 1, maxLength: 8 }), (questions) => {
        const outcomes = questions.flat()
        const range = costRange(BOOK, outcomes)
        const costs = priceOutcomes(BOOK, range, outcomes).map(({ cost }) => cost)
        expect(Math.min(...costs)).toBe(0)
        expect(Math.max(...costs)).toBe(range.max > range.min ? 1 : 0)
      }),
    )
  })

  it('refuses to be taken from nothing', () => {
    expect(() => costRange(BOOK, [])).toThrow(RangeError)
  })
})

describe('normaliseCost', () => {
  it('leaves [0, 1] for episodes outside the range of the train split', () => {
    const range = { min: usd(1), max: usd(3) }
    expect([0, 1, 2, 3, 5].map((cost) => normaliseCost(range, usd(cost)))).toEqual([
      -0.5, 0, 0.5, 1, 2,
    ])
  })

  it('is 0 where all episodes cost the same', () => {
    const range = { min: usd(2), max: usd(2) }
    expect(normaliseCost(range, usd(2))).toBe(0)
    expect(normaliseCost(range, usd(7))).toBe(0)
  })
})
