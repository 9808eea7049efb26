import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clouds } from '../testing/arbitraries.ts'
import { hullAt, upperHull } from './hull.ts'

describe('upperHull', () => {
  it('lies above every point, and its vertices are points of the cloud', () => {
    fc.assert(
      fc.property(clouds(true), ({ cost, perf }) => {
        const hull = upperHull(cost, perf)
        for (const [i, x] of cost.entries()) {
          if (Number.isNaN(x) || Number.isNaN(perf[i])) continue
          expect(hullAt(hull, x)).toBeGreaterThanOrEqual(perf[i]! - 1e-9)
        }
        for (const [i, x] of hull.cost.entries()) {
          expect(cost.some((c, j) => c === x && perf[j] === hull.perf[i])).toBe(true)
        }
      }),
    )
  })

  it('rises and bends down', () => {
    fc.assert(
      fc.property(clouds(false), ({ cost, perf }) => {
        const hull = upperHull(cost, perf)
        for (let i = 1; i < hull.cost.length; i++) {
          expect(hull.cost[i]!).toBeGreaterThan(hull.cost[i - 1]!)
          expect(hull.perf[i]!).toBeGreaterThan(hull.perf[i - 1]!)
        }
        for (let i = 2; i < hull.cost.length; i++) {
          const middle = hull.cost[i - 1]!
          const share = (middle - hull.cost[i - 2]!) / (hull.cost[i]! - hull.cost[i - 2]!)
          const chord = hull.perf[i - 2]! + share * (hull.perf[i]! - hull.perf[i - 2]!)
          expect(hull.perf[i - 1]!).toBeGreaterThanOrEqual(chord - 1e-12)
        }
      }),
    )
  })

  it('drops a point that a mixture of others beats', () => {
    const hull = upperHull(Float64Array.of(0, 1, 2, 3), Float64Array.of(0, 0.4, 1, 0.9))
    expect([...hull.cost]).toEqual([0, 2])
    expect([...hull.perf]).toEqual([0, 1])
    expect([...upperHull(Float64Array.of(0, 1, 2), Float64Array.of(0, 1, 2)).cost]).toEqual([0, 2])
  })
})

describe('hullAt', () => {
  const hull = upperHull(Float64Array.of(1, 3), Float64Array.of(0.2, 0.6))

  it('mixes between vertices, is constant after the last and NaN before the first', () => {
    expect(hullAt(hull, 1)).toBe(0.2)
    expect(hullAt(hull, 2)).toBeCloseTo(0.4, 12)
    expect(hullAt(hull, 9)).toBe(0.6)
    expect(hullAt(hull, 0.5)).toBeNaN()
    expect(hullAt(upperHull(new Float64Array(), new Float64Array()), 1)).toBeNaN()
  })
})
