import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { millis, usd } from '../../core/units.ts'
import {
  confidence,
  formatDifference,
  formatMillis,
  formatScore,
  formatTimes,
  formatUsd,
} from './format.ts'

describe('formatUsd()', () => {
  it('keeps two significant digits of small costs, and cents of large ones', () => {
    expect(formatUsd(usd(0.0004123))).toBe('$0.00041')
    expect(formatUsd(usd(0.25))).toBe('$0.25')
    expect(formatUsd(usd(12))).toBe('$12.00')
    expect(formatUsd(usd(0))).toBe('$0')
  })

  it('never writes an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (value) => {
        expect(formatUsd(usd(value))).toMatch(/^\$\d+(\.\d+)?$/)
      }),
    )
  })
})

describe('formatScore()', () => {
  it('writes a true minus, and no sign at zero', () => {
    expect(formatScore(-0.25)).toBe('−0.25')
    expect(formatScore(-0.001)).toBe('0.00')
    expect(formatScore(0.5, 1)).toBe('0.5')
  })
})

describe('formatDifference()', () => {
  it('signs both ways, and nothing at zero', () => {
    expect(formatDifference(0.5)).toBe('+0.50')
    expect(formatDifference(-0.5)).toBe('−0.50')
    expect(formatDifference(0)).toBe('0.00')
  })
})

it('formatMillis() changes to seconds at one', () => {
  expect(formatMillis(millis(90.4))).toBe('90 ms')
  expect(formatMillis(millis(1530))).toBe('1.5 s')
})

it('confidence() is the mean probability of a token', () => {
  expect(confidence(0)).toBe(1)
  expect(confidence(Math.log(0.5))).toBeCloseTo(0.5)
})

it('formatTimes() never rounds a cost away', () => {
  expect([0, 0.0031, 0.04, 0.4, 1, 1.52, 9.97, 12.4].map(formatTimes)).toEqual([
    '0×',
    '0.003×',
    '0.04×',
    '0.4×',
    '1.0×',
    '1.5×',
    '10×',
    '12×',
  ])
})
