import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utility } from '../cost/utility.ts'
import { createRng } from '../random.ts'
import { sampleArm } from '../routing/random.ts'
import { createRouters } from '../routing/registry.ts'
import { ARMS, caseLists, preferenceOf, preferences, SPACE } from '../testing/arbitraries.ts'
import { costNorm, quality } from '../units.ts'
import { decideAll, expectedOver, operatingPoint, scoreRouter } from './operating-point.ts'
import { policyCurve } from './policy-curve.ts'

const routers = createRouters(SPACE)
const router = (id: string) => routers.find((each) => each.id === id)!

describe('scoreRouter', () => {
  it('gives a fixed router the outcomes of its arm', () => {
    fc.assert(
      fc.property(caseLists, preferences, (cases, preference) => {
        const { perf, cost } = scoreRouter(router('all-strong'), cases, preference)
        expect([...perf]).toEqual(cases.map(({ outcomes }) => outcomes[3]!.outcome.score))
        expect([...cost]).toEqual(cases.map(({ outcomes }) => outcomes[3]!.cost))
      }),
    )
  })

  it('gives the random router the mean over the arms', () => {
    fc.assert(
      fc.property(caseLists, preferences, (cases, preference) => {
        const point = operatingPoint(scoreRouter(router('random'), cases, preference))
        const all = cases.flatMap(({ outcomes }) => outcomes)
        const sum = all.reduce((total, { outcome }) => total + outcome.score, 0)
        expect(point.perf).toBeCloseTo(sum / all.length, 9)
      }),
    )
  })

  it('is what sampling converges to', () => {
    const [cases] = fc.sample(caseLists, { numRuns: 1, seed: 7 })
    const preference = preferenceOf(0.5, 0.5)
    const decisions = decideAll(router('random'), cases!, preference)
    const exact = expectedOver(decisions, cases!, ({ outcome }) => outcome.score)
    const rng = createRng('converge')
    let sampled = 0
    for (let i = 0; i < 4000; i++) {
      sampled +=
        cases![0]!.outcomes[sampleArm(decisions[0]!.distribution, rng)]!.outcome.score / 4000
    }
    expect(sampled).toBeCloseTo(exact[0]!, 1)
  })

  it('puts no router above the oracle', () => {
    fc.assert(
      fc.property(caseLists, preferences, (cases, preference) => {
        const worth = (id: string) => {
          const { perf, cost } = operatingPoint(scoreRouter(router(id), cases, preference))
          return utility(preference, quality(perf), costNorm(cost))
        }
        const best = worth('oracle')
        for (const { id } of routers) expect(worth(id)).toBeLessThanOrEqual(best + 1e-9)
      }),
    )
  })
})

describe('policyCurve', () => {
  const sides = [
    ['policy', 'predictions'],
    ['oracle', 'outcomes'],
  ] as const

  it.each(sides)('gives the operating point of the %s at every α', (id, reads) => {
    fc.assert(
      fc.property(caseLists, fc.double({ min: 0.001, max: 1, noNaN: true }), (cases, alpha) => {
        const curve = policyCurve(cases, reads)
        // At a switch both arms are worth the same, and rounding decides.
        fc.pre(curve.every((each) => Math.abs(each.alpha - alpha) > 1e-6))
        const expected = operatingPoint(
          scoreRouter(router(id), cases, preferenceOf(alpha, 1 - alpha)),
        )
        const point = curve.findLast((each) => each.alpha <= alpha)!
        expect(point.perf).toBeCloseTo(expected.perf, 9)
        expect(point.cost).toBeCloseTo(expected.cost, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('climbs for the oracle: more α, more cost, more quality', () => {
    fc.assert(
      fc.property(caseLists, (cases) => {
        const curve = policyCurve(cases, 'outcomes')
        expect(curve[0]!.alpha).toBe(0)
        for (let i = 1; i < curve.length; i++) {
          expect(curve[i]!.alpha).toBeGreaterThan(curve[i - 1]!.alpha)
          expect(curve[i]!.alpha).toBeLessThan(1)
          expect(curve[i]!.cost).toBeGreaterThanOrEqual(curve[i - 1]!.cost - 1e-12)
          expect(curve[i]!.perf).toBeGreaterThanOrEqual(curve[i - 1]!.perf - 1e-12)
        }
      }),
    )
  })

  it('is short: a question switches fewer times than it has arms', () => {
    fc.assert(
      fc.property(caseLists, (cases) => {
        expect(policyCurve(cases, 'predictions').length).toBeLessThanOrEqual(
          1 + cases.length * (ARMS.length - 1),
        )
      }),
    )
  })

  it('goes straight to the best of arms that tie, at its start and at a switch', () => {
    const [cases] = fc.sample(caseLists, 1)
    const worths = [
      [0.1, 0],
      [0.3, 0],
      [0.5, 0.2],
      [0.7, 0.4],
    ] as const
    const question = {
      ...cases![0]!,
      outcomes: worths.map(([score, cost], arm) => ({
        outcome: { ...cases![0]!.outcomes[arm]!.outcome, score: quality(score) },
        perf: quality(score),
        cost: costNorm(cost),
      })),
    }
    const curve = policyCurve([question], 'outcomes')
    expect(curve).toEqual([
      { alpha: 0, perf: 0.3, cost: 0 },
      { alpha: expect.closeTo(0.5, 9), perf: expect.closeTo(0.7, 9), cost: 0.4 },
    ])
  })

  it('has no point without questions, and names a question without predictions', () => {
    expect(policyCurve([], 'predictions')).toEqual([])
    const [cases] = fc.sample(caseLists, 1)
    expect(() => policyCurve([{ ...cases![0]!, predictions: null }], 'predictions')).toThrow(/q0/)
  })
})
