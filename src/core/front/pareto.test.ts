import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clouds } from '../testing/arbitraries.ts'
import { costOrder, paretoFront } from './pareto.ts'

interface Points {
  readonly cost: Float64Array
  readonly perf: Float64Array
}

const dominates = ({ cost, perf }: Points, a: number, b: number): boolean =>
  cost[a]! <= cost[b]! && perf[a]! >= perf[b]! && (cost[a]! < cost[b]! || perf[a]! > perf[b]!)

function bruteForce(points: Points): number[] {
  const all = [...points.cost.keys()].filter(
    (i) => !Number.isNaN(points.cost[i]) && !Number.isNaN(points.perf[i]),
  )
  return all.filter((b) => !all.some((a) => dominates(points, a, b)))
}

describe('paretoFront', () => {
  it('consists of the undominated points, by rising cost and quality', () => {
    fc.assert(
      fc.property(clouds(true), (points) => {
        const front = [...paretoFront(points.cost, points.perf)]
        expect(front.toSorted((a, b) => a - b)).toEqual(bruteForce(points))
        for (let i = 1; i < front.length; i++) {
          expect(points.cost[front[i]!]!).toBeGreaterThanOrEqual(points.cost[front[i - 1]!]!)
          expect(points.perf[front[i]!]!).toBeGreaterThanOrEqual(points.perf[front[i - 1]!]!)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is the same with an order that was made before', () => {
    fc.assert(
      fc.property(clouds(true), ({ cost, perf }) => {
        expect(paretoFront(cost, perf, costOrder(cost))).toEqual(paretoFront(cost, perf))
      }),
    )
  })

  it('keeps equal points and drops points with NaN', () => {
    const cost = Float64Array.of(1, 1, 2, Number.NaN, 0, 2)
    const perf = Float64Array.of(5, 5, 5, 9, Number.NaN, 6)
    expect([...paretoFront(cost, perf)]).toEqual([0, 1, 5])
  })

  it('is empty without points', () => {
    expect(paretoFront(new Float64Array(), new Float64Array())).toHaveLength(0)
  })

  it('orders infinities like other numbers', () => {
    const cost = Float64Array.of(Number.POSITIVE_INFINITY, 1, Number.NEGATIVE_INFINITY)
    const perf = Float64Array.of(3, 2, 1)
    expect([...paretoFront(cost, perf)]).toEqual([2, 1, 0])
  })
})
