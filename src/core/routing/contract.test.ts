/** What every router of the registry must keep. A new router is tested here without a line of its own. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAll } from '../front/operating-point.ts'
import { ARMS, caseLists, preferences, SPACE } from '../testing/arbitraries.ts'
import { quality } from '../units.ts'
import { createRouters, type RoutingSpace } from './registry.ts'
import type { Confidence, DecisionPoint } from './router.ts'
import { fitMixture } from './step-confidence.ts'

const mixture = fitMixture([-0.5, -0.4, -0.02, -0.01])
const routersOf = (decides: RoutingSpace['decides']) =>
  createRouters({ ...SPACE, decides, mixture })
const routers = [...routersOf('episode'), ...routersOf('step')].filter(
  (router, at, all) => all.findIndex(({ id }) => id === router.id) === at,
)

it.each(['episode', 'step'] as const)('gives each router of an %s an id and a name', (decides) => {
  const routers = routersOf(decides)
  expect(new Set(routers.map(({ id }) => id)).size).toBe(routers.length)
  expect(new Set(routers.map(({ name }) => name)).size).toBe(routers.length)
})

const confidences: fc.Arbitrary<Confidence> = fc.record({
  meanLogProb: fc.double({ min: -5, max: 0, noNaN: true }),
  firstTokenEntropy: fc.double({ min: 0, max: 7, noNaN: true }),
})

describe.each(routers)('$name', (router) => {
  const { low, high } = router.control ?? { low: 0, high: 0 }
  const points = fc
    .tuple(
      caseLists,
      preferences,
      confidences,
      confidences,
      fc.double({ min: low, max: high, noNaN: true }),
    )
    .map(
      ([cases, preference, last, draft, setting]): DecisionPoint => ({
        ...cases[0]!,
        preference,
        last,
        draft,
        setting,
      }),
    )

  it('gives a distribution over the arms, and says why', () => {
    fc.assert(
      fc.property(points, (point) => {
        const { distribution, utilities, why } = router.decide(point)
        expect(distribution).toHaveLength(ARMS.length)
        expect(distribution.every((share) => share >= 0)).toBe(true)
        expect(distribution.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
        if (utilities) expect(utilities).toHaveLength(ARMS.length)
        expect(why).toMatch(/^[A-Z].*\.$/)
        expect(why).not.toMatch(/-\d/)
      }),
    )
  })

  it('decides the same again', () => {
    fc.assert(
      fc.property(points, (point) => {
        expect(router.decide(point)).toEqual(router.decide(structuredClone(point)))
      }),
    )
  })

  it('does not look at what it does not read', () => {
    fc.assert(
      fc.property(points, points, (point, other) => {
        const { distribution } = router.decide(point)
        const changed: DecisionPoint = {
          ...point,
          questionId: 'another name',
          predictions: router.reads === 'predictions' ? point.predictions : other.predictions,
          outcomes: router.reads === 'outcomes' ? point.outcomes : null,
          last: router.reads === 'last' ? point.last : null,
          draft: router.reads === 'draft' ? point.draft : null,
          setting: router.control ? point.setting : other.setting,
        }
        expect(router.decide(changed).distribution).toEqual(distribution)
      }),
    )
  })

  it('weighs α against β only by their ratio', () => {
    fc.assert(
      fc.property(points, (point) => {
        const { alpha, beta } = point.preference
        // Halving is exact, but for the smallest numbers.
        fc.pre([alpha, beta].every((value) => value === 0 || value > 1e-100))
        const half = { alpha: (alpha / 2) as typeof alpha, beta: (beta / 2) as typeof beta }
        const { distribution } = router.decide({ ...point, preference: half })
        expect(distribution).toEqual(router.decide(point).distribution)
      }),
    )
  })

  // A rule goes by the order of price itself.
  if (router.group !== 'rule') {
    it('follows the order of the arms', () => {
      fc.assert(
        fc.property(points, (point) => {
          const { utilities } = router.decide(point)
          fc.pre(utilities === null || new Set(utilities).size === utilities.length)
          const reversed: DecisionPoint = {
            ...point,
            arms: point.arms.toReversed(),
            predictions: point.predictions?.toReversed() ?? null,
            outcomes: point.outcomes?.toReversed() ?? null,
          }
          expect(router.decide(reversed).distribution.toReversed()).toEqual(
            router.decide(point).distribution,
          )
        }),
      )
    })
  }

  const { control } = router
  if (control) {
    it('changes its mind only where its control meets what it reads', () => {
      const ends = fc.double({ min: low, max: high, noNaN: true })
      fc.assert(
        fc.property(points, ends, (point, other) => {
          const read = (router.reads === 'draft' ? point.draft : point.last)!
          const value = control.reading(read)
          const between = (value - point.setting) * (value - other)
          fc.pre(between > 0)
          expect(router.decide({ ...point, setting: other }).distribution).toEqual(
            router.decide(point).distribution,
          )
        }),
      )
      expect(control.initial).toBeGreaterThanOrEqual(low)
      expect(control.initial).toBeLessThanOrEqual(high)
    })
  }

  it('asks for what it reads', () => {
    const [point] = fc.sample(points, 1)
    const unseen = { predictions: null, outcomes: null, last: null, draft: null }
    const blind = () => router.decide({ ...point!, ...unseen })
    // Before the first step there is none to read.
    if (router.reads === 'nothing' || router.reads === 'last') expect(blind).not.toThrow()
    else expect(blind).toThrow(RangeError)
  })
})

it('hides from a router what it says it does not read', () => {
  const [cases] = fc.sample(caseLists, 1)
  const preference = fc.sample(preferences, 1)[0]!
  for (const reads of ['nothing', 'predictions', 'outcomes'] as const) {
    decideAll(
      {
        ...routers[0]!,
        reads,
        decide: (point) => {
          expect(point.outcomes !== null).toBe(reads === 'outcomes')
          expect(point.predictions !== null).toBe(reads === 'predictions')
          return { distribution: [1, 0, 0, 0], utilities: null, why: 'Test.' }
        },
      },
      cases!.map((each) => ({
        ...each,
        predictions: each.predictions!.map((p) => ({ ...p, perf: quality(0) })),
      })),
      preference,
    )
  }
})
