import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPriceBook, priceOf } from '../cost/price-book.ts'
import { modelId } from '../episode/step.ts'
import { routedTables, stateGraphs, stepsRouted } from '../testing/cases.ts'
import { usd } from '../units.ts'
import { normalised, normalisedPart, priceTable } from './case.ts'

describe('priceTable', () => {
  it('bills each step at the price of the model that writes it', () => {
    fc.assert(
      fc.property(routedTables, ({ cases, table }) => {
        const book = defaultPriceBook(table.pool, () => null)
        for (const { graph, costs } of cases) {
          const steps = graph.written!.graph
          for (const [edge, cost] of costs.entries()) {
            const price = priceOf(book, {}, table.pool[steps.variant[edge]!]!)
            const read = (steps.tokensIn[edge]! * price.in) / 1e6
            expect(cost).toBeCloseTo(read + (steps.tokensOut[edge]! * price.out) / 1e6, 15)
          }
        }
      }),
    )
  })

  it('leaves a question out if one of the models was not run at every step', () => {
    fc.assert(
      fc.property(stateGraphs, (graph) => {
        const models = Math.max(...graph.variant) + 1
        expect(stepsRouted(models, [graph]).cases).toHaveLength(1)
        fc.pre(models < 3)
        expect(() => stepsRouted(models + 1, [graph])).toThrow(/without episodes/)
      }),
    )
  })

  it('throws an error that names the model without a price', () => {
    const [context] = fc.sample(routedTables, 1)
    const book = defaultPriceBook([modelId('other')], () => null)
    expect(() => priceTable(context!.table, book)).toThrow(/"small"/)
  })
})

describe('normalisedPart', () => {
  it('lets parts be added up: their sum exceeds the whole by a constant', () => {
    const range = { min: usd(2), max: usd(6) }
    const parts = normalisedPart(range, usd(1)) + normalisedPart(range, usd(3))
    expect(parts - normalised(range, 4)).toBeCloseTo(2 / 4, 12)
    expect(normalisedPart({ min: usd(2), max: usd(2) }, usd(1))).toBe(0)
  })
})
