import { describe, expect, it } from 'vitest'
import { mixtureAt } from './mixture.ts'
import { operatingPoint } from './operating-point.ts'

const scores = (perf: readonly number[], cost: readonly number[]) => ({
  perf: Float64Array.from(perf),
  cost: Float64Array.from(cost),
})
const cheap = scores([0, 0.4], [0.1, 0.1])
const poor = scores([0.1, 0.3], [0.3, 0.3])
const dear = scores([1, 0.8], [0.4, 0.6])

describe('mixtureAt', () => {
  const at = (cost: number) => operatingPoint(mixtureAt([dear, poor, cheap], cost))

  it('mixes the two routers on the hull that are next to the cost', () => {
    expect(at(0.3).cost).toBeCloseTo(0.3, 12)
    expect(at(0.3).perf).toBeCloseTo(0.55, 12)
  })

  it('is a single router at the cost of that router, and beyond the ends of the hull', () => {
    expect(at(0.1)).toEqual(operatingPoint(cheap))
    expect(at(0.01)).toEqual(operatingPoint(cheap))
    expect(at(0.5)).toEqual(operatingPoint(dear))
    expect(at(0.9)).toEqual(operatingPoint(dear))
  })

  it('refuses an empty list of routers', () => {
    expect(() => mixtureAt([], 0.5)).toThrow(RangeError)
  })
})
