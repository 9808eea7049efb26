import { describe, expect, it } from 'vitest'
import { expectedBest, nextArm } from './cascade.ts'

const arm = (at: number, cost: number, ...draws: readonly number[]) => ({ arm: at, cost, draws })

describe('expectedBest', () => {
  it('is the mean of the greatest', () => {
    expect(expectedBest(0.5, [0, 1])).toBe(0.75)
    expect(expectedBest(0.5, [0, 1], [0, 1])).toBe(0.875)
  })
})

describe('nextArm', () => {
  it('runs one at least', () => {
    expect(nextArm(null, [arm(0, 0.9, 0), arm(1, 0.8, 0)], 0.5)).toBe(1)
  })

  it('stops where no other is worth its cost', () => {
    const open = [arm(1, 0.3, 0, 1)]
    // A gain of .25 in quality.
    expect(nextArm(0.5, open, 0.5)).toBeNull()
    expect(nextArm(0.5, open, 0.6)).toBe(1)
  })

  it('begins the better pair with its cheaper arm', () => {
    const open = [arm(0, 0.1, 0, 1), arm(1, 0.05, 0, 1), arm(2, 0.2, 0.55)]
    expect(nextArm(null, open, 0.5)).toBe(1)
  })
})
