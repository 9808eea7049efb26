import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScale, extentOf, padded, ticksOf } from './scale.ts'

const finite = fc.double({ min: -1e3, max: 1e3, noNaN: true })

describe('createScale', () => {
  it('should turn a vertical axis upside down', () => {
    const scale = createScale({ low: 0, high: 1 }, { low: 300, high: 0 })
    expect(scale.to(0)).toBe(300)
    expect(scale.to(1)).toBe(0)
    expect(scale.from(75)).toBeCloseTo(0.75)
  })

  it('should go there and back', () => {
    fc.assert(
      fc.property(
        finite,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        finite,
        (low, span, at) => {
          const scale = createScale({ low, high: low + span }, { low: 20, high: 500 })
          expect(scale.from(scale.to(at))).toBeCloseTo(at, 6)
        },
      ),
    )
  })
})

describe('extentOf', () => {
  it('should skip what is not finite and have an answer for nothing', () => {
    expect(extentOf([Number.NaN, 3, -1, Number.POSITIVE_INFINITY])).toEqual({ low: -1, high: 3 })
    expect(extentOf([])).toEqual({ low: 0, high: 1 })
  })
})

describe('padded', () => {
  it('should give a single value some room', () => {
    expect(padded({ low: 2, high: 2 }, 0.1, 0.5)).toEqual({ low: 1.5, high: 2.5 })
  })
})

describe('ticksOf', () => {
  it('should choose round values', () => {
    expect(ticksOf({ low: 0.07, high: 0.95 }, 4)).toEqual([0.2, 0.4, 0.6, 0.8])
    expect(ticksOf({ low: 0, high: 0.00041 }, 4)).toEqual([0, 0.0001, 0.0002, 0.0003, 0.0004])
  })

  it('should stay inside the interval, rise, and be few', () => {
    fc.assert(
      fc.property(finite, fc.double({ min: 1e-4, max: 1e3, noNaN: true }), (low, span) => {
        const ticks = ticksOf({ low, high: low + span }, 5)
        expect(ticks.length).toBeLessThanOrEqual(8)
        for (const [i, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThanOrEqual(low - span * 1e-6 - Math.abs(low) * 1e-9)
          expect(tick).toBeLessThanOrEqual(low + span * 1.000001 + Math.abs(low) * 1e-9)
          if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1] as number)
        }
      }),
    )
  })
})
