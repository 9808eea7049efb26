import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPriceBook } from '../cost/price-book.ts'
import { modelId } from '../episode/step.ts'
import { everyEpisode, stateGraphs, stepFields } from '../testing/step-cases.ts'
import { usd } from '../units.ts'
import { normalised, normalisedPart, stepCase, stepCostRange, stepSpace } from './step-case.ts'

const spaceOf = (...names: readonly string[]) => {
  const pool = names.map(modelId)
  return stepSpace({ pool, roles: ['solver'] }, defaultPriceBook(pool))
}

describe('stepCase', () => {
  it('bills each step at the price of the model that writes it', () => {
    fc.assert(
      fc.property(stepFields, ({ cases, space }) => {
        for (const { graph, costs } of cases) {
          for (const [edge, cost] of costs.entries()) {
            const model = graph.model[edge]!
            const read = graph.tokensIn[edge]! * space.priceIn[model]!
            expect(cost).toBeCloseTo(read + graph.tokensOut[edge]! * space.priceOut[model]!, 15)
          }
        }
      }),
    )
  })

  it('is none where the graph is not at hand, or where a model was not run at every step', () => {
    const question = { id: 'q', kind: 'k' }
    expect(stepCase({ ...question, graph: null }, spaceOf('a'))).toBeNull()
    fc.assert(
      fc.property(stateGraphs, (graph) => {
        const models = Math.max(...graph.model) + 1
        const names = ['a', 'b', 'c', 'd'].slice(0, models + 1)
        expect(stepCase({ ...question, graph }, spaceOf(...names.slice(0, models)))).not.toBeNull()
        expect(stepCase({ ...question, graph }, spaceOf(...names))).toBeNull()
      }),
    )
  })
})

describe('stepCostRange', () => {
  it('spans every episode of every question', () => {
    fc.assert(
      fc.property(stepFields, ({ cases, range }) => {
        const costs = cases.flatMap((each) => everyEpisode(each).map(({ cost }) => cost))
        expect(range.min).toBeCloseTo(Math.min(...costs), 12)
        expect(range.max).toBeCloseTo(Math.max(...costs), 12)
      }),
    )
  })

  it('has no answer for no questions', () => {
    expect(() => stepCostRange([])).toThrow(RangeError)
  })
})

describe('normalisedPart', () => {
  it('lets parts be added up: they are ahead of the whole by one constant', () => {
    const range = { min: usd(2), max: usd(6) }
    const parts = normalisedPart(range, usd(1)) + normalisedPart(range, usd(3))
    expect(parts - normalised(range, 4)).toBeCloseTo(2 / 4, 12)
    expect(normalisedPart({ min: usd(2), max: usd(2) }, usd(1))).toBe(0)
  })
})
