import { describe, expect, it } from 'vitest'
import type { PricedOutcome } from '../../core/cost/normalise.ts'
import { costNorm, quality, weight } from '../../core/units.ts'
import { decisionView, foremostRows } from './decision.ts'
import { arms } from './fixture.ts'

const preference = { alpha: weight(0.5), beta: weight(0.5) }
const predictions = [0.4, 0.6, 0.5, 0.7].map((perf, arm) => ({
  perf: quality(perf),
  cost: costNorm(arm / 4),
}))
const outcomes = [0, 1, 1, 1].map(
  (score, arm) =>
    ({
      outcome: { score: quality(score) },
      perf: quality(score),
      cost: costNorm(arm / 4),
    }) as PricedOutcome,
)

describe('decisionView()', () => {
  it('weighs what is predicted and what really came by the same preference', () => {
    const { rows, margin, best, regret } = decisionView(arms, predictions, outcomes, preference, 0)
    const utilities = rows.map(({ predicted }) => predicted?.utility.toFixed(3))
    expect(utilities).toEqual(['0.200', '0.175', '0.000', '-0.025'])
    expect(margin).toBeCloseTo(0.025)
    expect(best).toBe(1)
    expect(regret).toBeCloseTo(0.375)
    expect(rows.map(({ chosen }) => chosen)).toEqual([true, false, false, false])
  })

  it('claims nothing that it was not given', () => {
    const { rows, margin, best, regret } = decisionView(arms, null, null, preference, null)
    expect(rows.every(({ predicted, actual }) => predicted === null && actual === null)).toBe(true)
    expect([margin, best, regret]).toEqual([null, null, null])
  })
})

describe('foremostRows()', () => {
  const arm = arms[0]!
  const view = (count: number) => {
    const worths = Array.from({ length: count }, (_, at) => ({
      perf: quality(at / count),
      cost: costNorm(0),
    }))
    return decisionView(
      worths.map(() => arm),
      worths,
      null,
      preference,
      0,
    )
  }

  it('keeps all of a few', () => {
    expect(foremostRows(view(4), null)).toHaveLength(4)
  })

  it('of many keeps the chosen one, the one on screen and the best expected', () => {
    const indices = foremostRows(view(25), 3).map(({ index }) => index)
    expect(indices).toEqual([0, 3, 21, 22, 23, 24])
  })
})
