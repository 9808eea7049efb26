/** The contract that every router of the registry must meet. A new router is tested here without further code. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARMS, POOL, preferences, ROLES } from '../testing/arbitraries.ts'
import { predictionsOfArms } from '../testing/assignments.ts'
import { drawnValues } from '../testing/trained.ts'
import { costNorm } from '../units.ts'
import { askRouter } from './decide.ts'
import { type Confidence, type Features, MissingFeatureError } from './features.ts'
import type { Fitted, RoutingSpace } from './kind.ts'
import { createRouters, ROUTER_KINDS, routerIds } from './registry.ts'
import type { DecisionPoint } from './router.ts'
import { fitMixture } from './step-confidence.ts'

const spaceOf = (stages: number): RoutingSpace => ({
  pool: POOL,
  roles: ROLES,
  arms: ARMS,
  stages,
  predicted: stages === 1,
})
const fittedOf = (stages: number): ReadonlyMap<string, Fitted> =>
  new Map([
    ['step-confidence', fitMixture([-0.5, -0.4, -0.02, -0.01])],
    ...drawnValues(spaceOf(stages)),
  ])
const routersOf = (stages: number) => createRouters(spaceOf(stages), fittedOf(stages))
const routers = [...routersOf(1), ...routersOf(4)].filter(
  (router, at, all) => all.findIndex(({ id }) => id === router.id) === at,
)

it.each([1, 4])(
  'gives each router its own id and name when an episode has up to %i choices',
  (stages) => {
    const routers = routersOf(stages)
    expect(new Set(routers.map(({ id }) => id)).size).toBe(routers.length)
    expect(new Set(routers.map(({ name }) => name)).size).toBe(routers.length)
    expect(routerIds(spaceOf(stages))).toEqual(routers.map(({ id }) => id))
  },
)

it('lists the id of a kind that must learn first, but makes no router of it', () => {
  const space = spaceOf(4)
  const unlearned = createRouters(space, new Map()).map(({ id }) => id)
  expect(unlearned).not.toContain('step-confidence')
  expect(routerIds(space)).toContain('step-confidence')
})

it('refuses a value that no fit can have produced', () => {
  const bad = new Map([['step-confidence', { unsure: 1 }]])
  expect(() => createRouters(spaceOf(4), bad)).toThrow()
})

it('says in a sentence what a kind needs', () => {
  for (const { needs } of ROUTER_KINDS) {
    for (const stages of [0, 1, 4]) {
      for (const predicted of [false, true]) {
        const lack = needs({ ...spaceOf(stages), predicted })
        if (lack !== null) expect(lack).toMatch(/^[A-Z].*\.$/)
      }
    }
  }
})

it('makes a router again from a fitted value that was stored', () => {
  for (const [id, value] of fittedOf(4)) {
    if (ROUTER_KINDS.find((kind) => kind.id === id)!.needs(spaceOf(4)) !== null) continue
    const back = new Map([[id, JSON.parse(JSON.stringify(value))]])
    expect(createRouters(spaceOf(4), back).map((each) => each.id)).toContain(id)
  }
})

const confidences: fc.Arbitrary<Confidence> = fc.record({
  meanLogProb: fc.double({ min: -5, max: 0, noNaN: true }),
  firstTokenEntropy: fc.double({ min: 0, max: 7, noNaN: true }),
})

const drafts = fc.tuple(confidences, fc.string()).map(([seen, text]) => ({ ...seen, text }))

const every: fc.Arbitrary<Required<Features>> = fc.record({
  predictions: predictionsOfArms,
  // Any worths will do here.
  outcomes: predictionsOfArms,
  confidence: confidences,
  glimpse: confidences,
  question: fc.string(),
  transcript: fc.array(fc.string()),
  draft: drafts,
  answers: fc.array(fc.record({ first: drafts, last: drafts }), {
    minLength: ARMS.length,
    maxLength: ARMS.length,
  }),
})

const only = (features: Features, reads: readonly (keyof Features)[]): Features =>
  Object.fromEntries(reads.map((id) => [id, features[id]]))

describe.each(routers)('$name', (router) => {
  const { low, high } = router.control ?? { low: 0, high: 0 }
  const points = fc.tuple(every, preferences, fc.double({ min: low, max: high, noNaN: true })).map(
    ([features, preference, setting]): DecisionPoint => ({
      questionId: 'q',
      stage: 1,
      path: [{ arm: ARMS[0]!, confidence: features.confidence }],
      spent: costNorm(0.25),
      arms: ARMS,
      preference,
      setting,
      features: only(features, router.reads),
    }),
  )

  it('gives a distribution over the arms and says why', () => {
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

  it('decides the same when asked again', () => {
    fc.assert(
      fc.property(points, (point) => {
        expect(router.decide(point)).toEqual(router.decide(structuredClone(point)))
      }),
    )
  })

  it('does not depend on features that it does not declare in `reads`', () => {
    fc.assert(
      fc.property(points, points, every, (point, other, unread) => {
        const { distribution } = router.decide(point)
        const changed: DecisionPoint = {
          ...point,
          questionId: 'another name',
          features: { ...unread, ...point.features },
          setting: router.control ? point.setting : other.setting,
          ...(router.remembers ? {} : { path: point.path.slice(-1), spent: costNorm(0) }),
        }
        expect(router.decide(changed).distribution).toEqual(distribution)
      }),
    )
  })

  it('depends only on the ratio of α to β', () => {
    fc.assert(
      fc.property(points, (point) => {
        const { alpha, beta } = point.preference
        // Halving a floating-point number is exact, except for the smallest ones.
        fc.pre([alpha, beta].every((value) => value === 0 || value > 1e-100))
        const half = { alpha: (alpha / 2) as typeof alpha, beta: (beta / 2) as typeof beta }
        const { distribution } = router.decide({ ...point, preference: half })
        expect(distribution).toEqual(router.decide(point).distribution)
      }),
    )
  })

  // A rule depends on the order of the arms, because it picks the first or the last.
  if (router.group !== 'rule') {
    it('decides the same when the arms are listed in reverse', () => {
      fc.assert(
        fc.property(points, (point) => {
          const { utilities } = router.decide(point)
          fc.pre(utilities === null || new Set(utilities).size === utilities.length)
          const reversed: DecisionPoint = {
            ...point,
            arms: point.arms.toReversed(),
            features: reversedIn(point.features),
          }
          expect(router.decide(reversed).distribution.toReversed()).toEqual(
            router.decide(point).distribution,
          )
        }),
      )
    })
  }

  if (router.reads.includes('answers')) {
    it('depends on no answer that it does not pay for', () => {
      fc.assert(
        fc.property(points, every, (point, { answers: others }) => {
          const { distribution, discards = [] } = router.decide(point)
          expect(new Set(discards).size).toBe(discards.length)
          for (const arm of discards) expect(distribution[arm]).toBe(0)
          const answers = point.features.answers!.map((answer, arm) =>
            discards.includes(arm) || distribution[arm]! > 0 ? answer : others[arm]!,
          )
          const again = router.decide({ ...point, features: { ...point.features, answers } })
          expect(again.distribution).toEqual(distribution)
          expect(again.discards).toEqual(discards)
        }),
      )
    })
  }

  const { control } = router
  if (control) {
    it('changes its decision only where its control crosses a reading or a stop', () => {
      const ends = fc.double({ min: low, max: high, noNaN: true })
      fc.assert(
        fc.property(points, ends, (point, other) => {
          const { confidence, glimpse } = point.features
          const value = control.reading((glimpse ?? confidence)!)
          const met = [...(value === null ? [] : [value]), ...(control.stops ?? [])]
          const [from, to] = [Math.min(point.setting, other), Math.max(point.setting, other)]
          fc.pre(met.every((stop) => stop < from || stop > to))
          expect(router.decide({ ...point, setting: other }).distribution).toEqual(
            router.decide(point).distribution,
          )
        }),
      )
      const { stopFor } = control
      if (stopFor) {
        fc.assert(
          fc.property(points, ends, (point, setting) => {
            expect(control.stops).toContain(stopFor(setting))
            expect(router.decide({ ...point, setting: stopFor(setting) }).distribution).toEqual(
              router.decide({ ...point, setting }).distribution,
            )
          }),
        )
      }
      expect(control.initial).toBeGreaterThanOrEqual(low)
      expect(control.initial).toBeLessThanOrEqual(high)
    })
  }

  it('reports a missing feature if it reads any', () => {
    const [point] = fc.sample(points, 1)
    const blind = () => router.decide({ ...point!, features: {} })
    if (router.reads.length === 0) expect(blind).not.toThrow()
    else expect(blind).toThrow(MissingFeatureError)
  })

  if (
    control &&
    router.reads.some((id) => id === 'confidence' || id === 'glimpse') &&
    !control.stops
  ) {
    it('says what it needs when the writer reports no confidence', () => {
      const silent: Confidence = { meanLogProb: null, firstTokenEntropy: null }
      const [point] = fc.sample(points, 1)
      const features = { confidence: silent, glimpse: silent }
      expect(control.reading(silent)).toBeNull()
      const reply = askRouter(router, { ...point!, features }, () => 0.5)
      expect(reply).toEqual({ type: 'undecided', needs: router.reads[0] })
    })
  }
})

const reversedIn = ({ predictions, outcomes, answers, ...rest }: Features): Features => ({
  ...rest,
  ...(answers ? { answers: answers.toReversed() } : {}),
  ...(predictions ? { predictions: predictions.toReversed() } : {}),
  ...(outcomes ? { outcomes: outcomes.toReversed() } : {}),
})
