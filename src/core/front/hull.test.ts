import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clouds } from '../testing/arbitraries.ts'
import { averageQuality, hullAt, upperHull } from './hull.ts'
import { hypervolume } from './hypervolume.ts'

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

describe('averageQuality', () => {
  const hull = upperHull(Float64Array.of(0, 1, 2), Float64Array.of(0, 0.6, 0.8))

  it('is the area under the hull divided by the width of the range', () => {
    expect(averageQuality(hull, 0, 2)).toBeCloseTo((0.3 + 0.7) / 2, 12)
    expect(averageQuality(hull, 1, 3)).toBeCloseTo((0.7 + 0.8) / 2, 12)
    expect(averageQuality(hull, 0.5, 0.5)).toBeCloseTo(0.3, 12)
    expect(averageQuality(hull, -1, 2)).toBeNaN()
  })

  it('lies between the qualities at its ends', () => {
    const cost = fc.double({ min: 0, max: 4, noNaN: true })
    fc.assert(
      fc.property(cost, cost, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const average = averageQuality(hull, low, high)
        expect(average).toBeGreaterThanOrEqual(hullAt(hull, low) - 1e-9)
        expect(average).toBeLessThanOrEqual(hullAt(hull, high) + 1e-9)
      }),
    )
  })
})

describe('hypervolume', () => {
  it('is the area under the staircase', () => {
    const cost = Float64Array.of(1, 2, 3, 2.5)
    const perf = Float64Array.of(1, 2, 3, 0.5)
    expect(hypervolume(cost, perf, { cost: 4, perf: 0 })).toBe(3 + 2 + 1)
    expect(hypervolume(cost, perf, { cost: 2.5, perf: 1 })).toBe(0.5)
    expect(hypervolume(new Float64Array(), new Float64Array(), { cost: 4, perf: 0 })).toBe(0)
  })

  it('counts the cells that some point dominates', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))),
        (points) => {
          const cost = Float64Array.from(points, ([x]) => x)
          const perf = Float64Array.from(points, ([, y]) => y)
          let cells = 0
          for (let x = 0; x < 7; x++) {
            for (let y = 1; y < 9; y++) {
              if (points.some(([c, p]) => c <= x && p >= y + 1)) cells += 1
            }
          }
          expect(hypervolume(cost, perf, { cost: 7, perf: 1 })).toBe(cells)
        },
      ),
    )
  })
})
