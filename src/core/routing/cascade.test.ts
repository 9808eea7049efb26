import { describe, expect, it } from 'vitest'
import { expectedBest, nextArm } from './cascade.ts'

const arm = (at: number, cost: number, ...draws: readonly number[]) => ({ arm: at, cost, draws })

describe('expectedBest', () => {
  it('is the mean of the maximum', () => {
    expect(expectedBest(0.5, [0, 1])).toBe(0.75)
    expect(expectedBest(0.5, [0, 1], [0, 1])).toBe(0.875)
  })
})

describe('nextArm', () => {
  it('runs at least one arm', () => {
    expect(nextArm(null, [arm(0, 0.9, 0), arm(1, 0.8, 0)], 0.5)).toBe(1)
  })

  it('stops once no other arm is worth its cost', () => {
    const open = [arm(1, 0.3, 0, 1)]
    // Running it gains 0.25 in quality on average.
    expect(nextArm(0.5, open, 0.5)).toBeNull()
    expect(nextArm(0.5, open, 0.6)).toBe(1)
  })

  it('starts the best pair with its cheaper arm', () => {
    const open = [arm(0, 0.1, 0, 1), arm(1, 0.05, 0, 1), arm(2, 0.2, 0.55)]
    expect(nextArm(null, open, 0.5)).toBe(1)
  })
})
