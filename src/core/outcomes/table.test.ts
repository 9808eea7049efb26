import { describe, expect, it } from 'vitest'
import { defaultPriceBook } from '../cost/price-book.ts'
import { modelId } from '../episode/step.ts'
import { scoreRouter, scoringContext } from '../front/score.ts'
import { oracle } from '../routing/oracle.ts'
import { preferenceOf } from '../testing/arbitraries.ts'
import { quality, usd } from '../units.ts'
import { priceTable } from './case.ts'
import { costRange } from './cost-range.ts'
import { importedTable } from './table.ts'

const call = (questionId: string, model: string, score: number, dollars: number) => ({
  questionId,
  kind: 'maths',
  model: modelId(model),
  score: quality(score),
  usd: usd(dollars),
})

describe('importedTable', () => {
  const table = importedTable('theirs', 'solver', [
    call('q0', 'large', 1, 0.04),
    call('q0', 'small', 1, 0.01),
    call('q1', 'large', 1, 0.02),
    call('q1', 'small', 0, 0.01),
    call('q2', 'large', 1, 0.03),
  ])

  it('puts the cheaper model first, and leaves out a question on which a model was not run', () => {
    expect(table.pool).toEqual(['small', 'large'])
    expect(table.rows.map(({ questionId }) => questionId)).toEqual(['q0', 'q1'])
    expect(table.origin).toBe('imported')
  })

  it('uses the costs that were paid, whatever a price book says, and is scored like a recording', () => {
    const cases = priceTable(
      table,
      defaultPriceBook(table.pool, () => null),
    )
    expect(cases.map(({ costs }) => [...costs])).toEqual([
      [0.01, 0.04],
      [0.01, 0.02],
    ])
    const range = costRange(cases, 'min-max')
    expect(range).toEqual({ min: 0.01, max: 0.04 })
    const [router] = oracle.create({ ...table, stages: 1, predicted: false }, null)
    const asked = { router: router!, setting: 0, preference: preferenceOf(0.5, 0.5) }
    const scores = scoreRouter(
      asked,
      cases,
      scoringContext(table, range, () => null),
    )
    expect([...scores.perf]).toEqual([1, 1])
    expect(scores.cost[0]).toBe(0)
    expect(scores.cost[1]).toBeCloseTo(1 / 3, 12)
  })
})
