import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARMS, BOOK, outcomesOfArms, PAIR } from '../testing/arbitraries.ts'
import { quality, usdPerMillion } from '../units.ts'
import { costRange, priceOutcomes } from './normalise.ts'
import { type PriceBook, paperPriceBook } from './price-book.ts'
import { createRepricer, type Pricing } from './reprice.ts'

const flat = (weak: number, strong: number): PriceBook => ({
  type: 'per-model',
  prices: {
    [PAIR.weak]: { in: usdPerMillion(weak), out: usdPerMillion(weak) },
    [PAIR.strong]: { in: usdPerMillion(strong), out: usdPerMillion(strong) },
  },
})

const questions = fc.array(outcomesOfArms, { minLength: 1, maxLength: 6 })

describe('createRepricer', () => {
  it('changes nothing between equal pricings, up to rounding', () => {
    fc.assert(
      fc.property(questions, (train) => {
        const outcomes = train.flat()
        const pricing: Pricing = { book: BOOK, range: costRange(BOOK, outcomes) }
        fc.pre(pricing.range.max > pricing.range.min)
        const predictions = priceOutcomes(BOOK, pricing.range, train[0]!).map(({ cost }) => ({
          perf: quality(0.5),
          cost,
        }))
        const repriced = createRepricer(pricing, pricing, ARMS, outcomes)(predictions)
        for (const [arm, { cost }] of repriced.entries()) {
          expect(cost).toBeCloseTo(predictions[arm]!.cost, 9)
        }
      }),
    )
  })

  it('is exact where every price changes by one factor of its model pair', () => {
    fc.assert(
      fc.property(questions, (train) => {
        const outcomes = train.flat()
        const [from, to] = [flat(0.2, 0.2), paperPriceBook(PAIR)]
        const before: Pricing = { book: from, range: costRange(from, outcomes) }
        const after: Pricing = { book: to, range: costRange(to, outcomes) }
        fc.pre(before.range.max > before.range.min && after.range.max > after.range.min)
        const asPredictions = (book: PriceBook, { range }: Pricing) =>
          priceOutcomes(book, range, train[0]!).map(({ cost }) => ({ perf: quality(1), cost }))
        const repriced = createRepricer(before, after, ARMS, outcomes)(asPredictions(from, before))
        for (const [arm, expected] of asPredictions(to, after).entries()) {
          expect(repriced[arm]!.cost).toBeCloseTo(expected.cost, 9)
        }
      }),
    )
  })
})
