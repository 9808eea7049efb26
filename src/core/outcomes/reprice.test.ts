import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flatPrice, type PriceBook, paperPriceBook } from '../cost/price-book.ts'
import { BOOK, PAIR } from '../testing/arbitraries.ts'
import { type Assigned, assigned } from '../testing/assignments.ts'
import { quality } from '../units.ts'
import { normalised, priceTable } from './case.ts'
import { costRange } from './cost-range.ts'
import { createRepricer, type Pricing } from './reprice.ts'

const flat = (weak: number, strong: number): PriceBook => ({
  type: 'per-model',
  prices: new Map([
    [PAIR.weak, flatPrice(weak)],
    [PAIR.strong, flatPrice(strong)],
  ]),
})

const pricingOf = ({ table }: Assigned, book: PriceBook): Pricing => {
  const train = priceTable(table, book)
  return { train, range: costRange(train, 'min-max') }
}

/** Predictions that are exactly what came of each arm on the first question. */
const asPredictions = ({ train, range }: Pricing) =>
  Array.from(train[0]!.costs, (cost) => ({ perf: quality(1), cost: normalised(range, cost) }))

describe('createRepricer', () => {
  it('changes nothing between equal pricings, apart from rounding', () => {
    fc.assert(
      fc.property(assigned, (questions) => {
        const pricing = pricingOf(questions, BOOK)
        fc.pre(pricing.range.max > pricing.range.min)
        const predictions = asPredictions(pricing)
        const repriced = createRepricer(pricing, pricing)(predictions)
        for (const [arm, { cost }] of repriced.entries()) {
          expect(cost).toBeCloseTo(predictions[arm]!.cost, 9)
        }
      }),
    )
  })

  it('is exact if the price of each pair of models changes by one factor', () => {
    fc.assert(
      fc.property(assigned, (questions) => {
        const before = pricingOf(questions, flat(0.2, 0.2))
        const after = pricingOf(questions, paperPriceBook(PAIR))
        fc.pre(before.range.max > before.range.min && after.range.max > after.range.min)
        const repriced = createRepricer(before, after)(asPredictions(before))
        for (const [arm, expected] of asPredictions(after).entries()) {
          expect(repriced[arm]!.cost).toBeCloseTo(expected.cost, 9)
        }
      }),
    )
  })
})
