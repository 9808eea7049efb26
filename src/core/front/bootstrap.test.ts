import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../random.ts'
import { bootstrapIntervals } from './bootstrap.ts'
import { mean } from './operating-point.ts'

const draws = (seed: string, count: number): Float64Array => {
  const rng = createRng(seed)
  return Float64Array.from({ length: count }, () => rng())
}

describe('bootstrapIntervals', () => {
  it('is close to the normal interval of a large sample', () => {
    const sample = draws('uniform', 300)
    const [interval] = bootstrapIntervals([sample], 's')
    const middle = mean(sample)
    const deviation = Math.sqrt(mean(sample.map((value) => (value - middle) ** 2)))
    const half = (1.96 * deviation) / Math.sqrt(300)
    expect((middle - interval!.low) / half).toBeCloseTo(1, 1)
    expect((interval!.high - middle) / half).toBeCloseTo(1, 1)
  })

  it('is the same for the same seed, whatever other columns there are', () => {
    const [a, b] = [draws('a', 40), draws('b', 40)]
    expect(bootstrapIntervals([a, b], 's')[1]).toEqual(bootstrapIntervals([b], 's')[0])
    expect(bootstrapIntervals([a], 's')).not.toEqual(bootstrapIntervals([a], 't'))
  })

  it('pairs by question: a constant difference has an interval of no width', () => {
    const a = draws('a', 50)
    const difference = a.map((value) => value + 0.25 - value)
    const [interval] = bootstrapIntervals([difference], 's')
    expect(interval!.low).toBeCloseTo(0.25, 12)
    expect(interval!.high).toBeCloseTo(0.25, 12)
  })

  it('stays within the range of the sample', () => {
    const column = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(column, (values) => {
        const [{ low, high }] = bootstrapIntervals([Float64Array.from(values)], 's') as [
          { low: number; high: number },
        ]
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
        expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
      }),
      { numRuns: 20 },
    )
  })

  it('refuses columns of unequal length or without questions', () => {
    expect(() => bootstrapIntervals([], 's')).toThrow(RangeError)
    expect(() => bootstrapIntervals([new Float64Array()], 's')).toThrow(RangeError)
    expect(() => bootstrapIntervals([draws('a', 3), draws('a', 4)], 's')).toThrow(RangeError)
  })
})
