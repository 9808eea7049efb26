import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoUtilityLine } from './iso-line.ts'

const unit = { cost: { low: 0, high: 1 }, perf: { low: 0, high: 1 } }
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('isoUtilityLine', () => {
  it('should keep the utility and stay on the chart', () => {
    fc.assert(
      fc.property(share, share, share, share, (alpha, beta, cost, perf) => {
        const line = isoUtilityLine({ alpha, beta }, { cost, perf }, unit)
        if (!line) return
        const worth = alpha * perf - beta * cost
        for (const end of line) {
          expect(alpha * end.perf - beta * end.cost).toBeCloseTo(worth, 9)
          for (const value of [end.cost, end.perf]) {
            expect(value).toBeGreaterThanOrEqual(-1e-9)
            expect(value).toBeLessThanOrEqual(1 + 1e-9)
          }
        }
      }),
    )
  })

  it('should stay on the chart where one weight is next to nothing', () => {
    const corner = { cost: 0.5, perf: 1 }
    const line = isoUtilityLine({ alpha: 1e-3, beta: 9e-10 }, corner, unit)
    for (const end of line ?? []) expect(end.perf).toBeLessThanOrEqual(1 + 1e-9)
    expect(isoUtilityLine({ alpha: 1e-3, beta: 1e-16 }, corner, unit)).toEqual([
      { cost: 0, perf: 1 },
      { cost: 1, perf: 1 },
    ])
  })

  it('should be level where only performance counts, and upright where only cost does', () => {
    const at = { cost: 0.3, perf: 0.6 }
    expect(isoUtilityLine({ alpha: 1, beta: 0 }, at, unit)).toEqual([
      { cost: 0, perf: 0.6 },
      { cost: 1, perf: 0.6 },
    ])
    expect(isoUtilityLine({ alpha: 0, beta: 1 }, at, unit)).toEqual([
      { cost: 0.3, perf: 0 },
      { cost: 0.3, perf: 1 },
    ])
  })

  it('should be null where nothing has a weight, or where the line misses the chart', () => {
    expect(isoUtilityLine({ alpha: 0, beta: 0 }, { cost: 0.3, perf: 0.6 }, unit)).toBeNull()
    expect(isoUtilityLine({ alpha: 1, beta: 0 }, { cost: 0.3, perf: 2 }, unit)).toBeNull()
    expect(isoUtilityLine({ alpha: 1, beta: 1 }, { cost: 3, perf: 0.5 }, unit)).toBeNull()
  })
})
