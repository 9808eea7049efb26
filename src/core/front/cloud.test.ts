import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARMS, caseLists } from '../testing/arbitraries.ts'
import { cloudOf, createRules } from './cloud.ts'

const GROUPS = 3

describe('createRules', () => {
  it('gives every group a distribution over the arms', () => {
    const { shares } = createRules('s', 200, GROUPS, ARMS.length)
    for (let start = 0; start < shares.length; start += ARMS.length) {
      const own = shares.subarray(start, start + ARMS.length)
      expect(own.every((share) => share >= 0)).toBe(true)
      expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    }
  })

  it('is the same for the same seed', () => {
    expect(createRules('s', 20, 2, 4)).toEqual(createRules('s', 20, 2, 4))
    expect(createRules('s', 20, 2, 4)).not.toEqual(createRules('t', 20, 2, 4))
  })
})

describe('cloudOf', () => {
  it('is the mean over questions of what each rule expects', () => {
    fc.assert(
      fc.property(caseLists, (cases) => {
        const rules = createRules('s', 10, GROUPS, ARMS.length)
        const groupOf = cases.map((_, q) => q % GROUPS)
        const cloud = cloudOf(rules, cases, groupOf)
        for (let rule = 0; rule < rules.count; rule++) {
          let perf = 0
          let cost = 0
          for (const [q, { outcomes }] of cases.entries()) {
            for (const [arm, { outcome, cost: own }] of outcomes.entries()) {
              const place = (rule * GROUPS + groupOf[q]!) * ARMS.length + arm
              perf += (rules.shares[place]! * outcome.score) / cases.length
              cost += (rules.shares[place]! * own) / cases.length
            }
          }
          expect(cloud.perf[rule]).toBeCloseTo(perf, 9)
          expect(cloud.cost[rule]).toBeCloseTo(cost, 9)
        }
      }),
    )
  })
})
