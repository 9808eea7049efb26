import { describe, expect, it } from 'vitest'
import { usd } from '../units.ts'
import { normaliseCost } from './normalise.ts'

describe('normaliseCost', () => {
  it('leaves [0, 1] for episodes outside the range of the train split', () => {
    const range = { min: usd(1), max: usd(3) }
    expect([0, 1, 2, 3, 5].map((cost) => normaliseCost(range, usd(cost)))).toEqual([
      -0.5, 0, 0.5, 1, 2,
    ])
  })

  it('is 0 if all episodes cost the same', () => {
    const range = { min: usd(2), max: usd(2) }
    expect(normaliseCost(range, usd(2))).toBe(0)
    expect(normaliseCost(range, usd(7))).toBe(0)
  })
})
