import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARMS } from '../testing/arbitraries.ts'
import { assigned } from '../testing/assignments.ts'
import { cloudOf, createRules } from './cloud.ts'

const GROUPS = 3

describe('createRules', () => {
  it.each([1, 4, 25])(
    'gives each rule a few of %d arms, and each group a share of each of them',
    (all) => {
      const { arms, shares, width } = createRules('s', 200, GROUPS, all)
      for (let start = 0; start < arms.length; start += width) {
        const own = arms.subarray(start, start + width)
        expect(new Set(own).size).toBe(width)
        expect(Math.max(...own)).toBeLessThan(all)
      }
      for (let start = 0; start < shares.length; start += width) {
        const own = shares.subarray(start, start + width)
        expect(own.every((share) => share >= 0)).toBe(true)
        expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      }
    },
  )

  it('leaves no arm out', () => {
    expect(new Set(createRules('s', 200, GROUPS, 25).arms).size).toBe(25)
  })

  it('is the same for the same seed', () => {
    expect(createRules('s', 20, 2, 4)).toEqual(createRules('s', 20, 2, 4))
    expect(createRules('s', 20, 2, 4)).not.toEqual(createRules('t', 20, 2, 4))
  })
})

describe('cloudOf', () => {
  it('is the mean over questions of each rule’s expected outcome', () => {
    fc.assert(
      fc.property(assigned, fc.integer({ min: 1, max: ARMS.length }), ({ cases }, arms) => {
        const rules = createRules('s', 10, GROUPS, arms)
        const worths = cases.map(({ predictions }) => predictions!.slice(0, arms))
        const groupOf = cases.map((_, q) => q % GROUPS)
        const cloud = cloudOf(rules, worths, groupOf)
        for (let rule = 0; rule < rules.count; rule++) {
          let perf = 0
          let cost = 0
          for (const [q, own] of worths.entries()) {
            for (let place = 0; place < rules.width; place++) {
              const share = rules.shares[(rule * GROUPS + groupOf[q]!) * rules.width + place]!
              const worth = own[rules.arms[rule * rules.width + place]!]!
              perf += (share * worth.perf) / cases.length
              cost += (share * worth.cost) / cases.length
            }
          }
          expect(cloud.perf[rule]).toBeCloseTo(perf, 9)
          expect(cloud.cost[rule]).toBeCloseTo(cost, 9)
        }
      }),
    )
  })
})
