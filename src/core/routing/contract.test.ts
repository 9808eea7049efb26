/** What every router of the registry must keep. A new router is tested here without a line of its own. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAll } from '../front/operating-point.ts'
import { ARMS, caseLists, PAIR, preferences } from '../testing/arbitraries.ts'
import { quality } from '../units.ts'
import { createRouters } from './registry.ts'
import type { DecisionPoint } from './router.ts'

const routers = createRouters(PAIR)

it('gives each router an id and a name of its own', () => {
  expect(new Set(routers.map(({ id }) => id)).size).toBe(routers.length)
  expect(new Set(routers.map(({ name }) => name)).size).toBe(routers.length)
})

describe.each(routers)('$name', (router) => {
  const points = fc
    .tuple(caseLists, preferences)
    .map(([cases, preference]): DecisionPoint => ({ ...cases[0]!, preference }))

  it('gives a distribution over the arms, and says why', () => {
    fc.assert(
      fc.property(points, (point) => {
        const { distribution, utilities, why } = router.decide(point)
        expect(distribution).toHaveLength(ARMS.length)
        expect(distribution.every((share) => share >= 0)).toBe(true)
        expect(distribution.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
        if (utilities) expect(utilities).toHaveLength(ARMS.length)
        expect(why).toMatch(/^[A-Z].*\.$/)
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

  it('asks for what it reads', () => {
    const [point] = fc.sample(points, 1)
    const blind = () => router.decide({ ...point!, predictions: null, outcomes: null })
    if (router.reads === 'nothing') expect(blind).not.toThrow()
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
