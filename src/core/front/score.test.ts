import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPriceBook, priceOf } from '../cost/price-book.ts'
import { utility } from '../cost/utility.ts'
import { END } from '../forest/state-graph.ts'
import { type Case, normalised } from '../outcomes/case.ts'
import { entropyThreshold } from '../routing/entropy-threshold.ts'
import type { FeatureId } from '../routing/features.ts'
import { singleModels } from '../routing/fixed.ts'
import { logProbThreshold } from '../routing/log-prob-threshold.ts'
import { oracle } from '../routing/oracle.ts'
import { random } from '../routing/random.ts'
import type { DecisionPoint, Router } from '../routing/router.ts'
import { preferenceOf, preferences } from '../testing/arbitraries.ts'
import { edgesAlong, routedTables } from '../testing/cases.ts'
import { type Routed, routerOf } from '../testing/routed.ts'
import { costNorm, quality } from '../units.ts'
import { undominatedEpisodes } from './best-continuation.ts'
import { operatingPoint } from './operating-point.ts'
import { policyCurve } from './policy-curve.ts'
import { armShares, scoreRouter } from './score.ts'

const balanced = preferenceOf(0.5, 0.5)
const scoresIn = ({ cases, context }: Routed, router: Router, setting = 0, preference = balanced) =>
  scoreRouter({ router, setting, preference }, cases, context)

/** The same model at every step, for more steps than any episode has. */
const throughout = (model: number): readonly number[] => Array.from({ length: 9 }, () => model)

/** The episode in which one model takes every step. */
function alone({ graph, costs }: Case, model: number) {
  const edges = edgesAlong(graph, throughout(model))
  return {
    edges,
    perf: graph.score[edges.at(-1)!]!,
    cost: edges.reduce((sum, edge) => sum + costs[edge]!, 0),
  }
}

/** Expected score and cost of a uniform draw at every state, by recursion. */
function uniform(question: Case, state = 0): { readonly perf: number; readonly cost: number } {
  const { graph, costs } = question
  let perf = 0
  let cost = 0
  const [first, end] = [graph.firstEdge[state]!, graph.firstEdge[state + 1]!]
  for (let edge = first; edge < end; edge++) {
    const next = graph.next[edge]!
    const rest = next === END ? { perf: graph.score[edge]!, cost: 0 } : uniform(question, next)
    perf += rest.perf / (end - first)
    cost += (costs[edge]! + rest.cost) / (end - first)
  }
  return { perf, cost }
}

describe('scoreRouter', () => {
  it('scores a fixed router by the episode of its model', () => {
    fc.assert(
      fc.property(routedTables, (context) => {
        for (const [model, router] of singleModels.create(context.space, null).entries()) {
          const scores = scoresIn(context, router)
          for (const [at, question] of context.cases.entries()) {
            const { perf, cost } = alone(question, model)
            expect(scores.perf[at]).toBe(perf)
            expect(scores.cost[at]).toBeCloseTo(normalised(context.context.range, cost), 9)
          }
        }
      }),
    )
  })

  it('scores the random router by the mean over uniform draws', () => {
    fc.assert(
      fc.property(routedTables, (context) => {
        const scores = scoresIn(context, routerOf(random, context.space))
        for (const [at, question] of context.cases.entries()) {
          const { perf, cost } = uniform(question)
          expect(scores.perf[at]).toBeCloseTo(perf, 9)
          expect(scores.cost[at]).toBeCloseTo(normalised(context.context.range, cost), 9)
        }
      }),
    )
  })

  it('puts no router above the oracle at any preference and setting', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(routedTables, preferences, share, (context, preference, place) => {
        const worths = (router: Router) => {
          const { low, high } = router.control ?? { low: 0, high: 0 }
          const scores = scoresIn(context, router, low + place * (high - low), preference)
          return context.cases.map((_, at) =>
            utility(preference, quality(scores.perf[at]!), costNorm(scores.cost[at]!)),
          )
        }
        const best = worths(routerOf(oracle, context.space))
        for (const router of context.routers) {
          for (const [at, worth] of worths(router).entries()) {
            expect(worth).toBeLessThanOrEqual(best[at]! + 1e-9)
          }
        }
      }),
    )
  })

  it('places the oracle on the curve of its undominated episodes', () => {
    fc.assert(
      fc.property(
        routedTables,
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (context, alpha) => {
          const curve = policyCurve(
            context.cases.map((question) => {
              const outcomes = undominatedEpisodes(question, context.context.range)
              return { believed: outcomes, outcomes }
            }),
          )
          // At a switch both episodes are worth the same, and rounding decides.
          fc.pre(curve.every((each) => Math.abs(each.alpha - alpha) > 1e-6))
          const preference = preferenceOf(alpha, 1 - alpha)
          const exact = operatingPoint(
            scoresIn(context, routerOf(oracle, context.space), 0, preference),
          )
          const looked = curve.findLast((each) => each.alpha <= alpha)!
          expect(looked.perf).toBeCloseTo(exact.perf, 9)
          expect(looked.cost).toBeCloseTo(exact.cost, 9)
        },
      ),
    )
  })

  it('at either end of a threshold, begins with the cheapest model and then keeps to one model', () => {
    fc.assert(
      fc.property(routedTables, (context) => {
        const never = scoresIn(
          context,
          routerOf(logProbThreshold, context.space),
          Number.NEGATIVE_INFINITY,
        )
        expect(never).toEqual(scoresIn(context, singleModels.create(context.space, null)[0]!))
        const always = scoresIn(
          context,
          routerOf(logProbThreshold, context.space),
          Number.POSITIVE_INFINITY,
        )
        const dearest = context.context.arms.length - 1
        for (const [at, question] of context.cases.entries()) {
          const edges = edgesAlong(question.graph, [0, ...throughout(dearest)])
          expect(always.perf[at]).toBe(question.graph.score[edges.at(-1)!])
        }
      }),
    )
  })
})

describe('a glimpse of the cheapest model’s first token', () => {
  it('costs nothing if that model then writes the step', () => {
    fc.assert(
      fc.property(routedTables, (context) => {
        const never = scoresIn(
          context,
          routerOf(entropyThreshold, context.space),
          Number.POSITIVE_INFINITY,
        )
        expect(never).toEqual(scoresIn(context, singleModels.create(context.space, null)[0]!))
      }),
    )
  })

  it('costs the prompt and one token at every step that another model then writes', () => {
    fc.assert(
      fc.property(routedTables, (context) => {
        const { cases, table } = context
        const { arms, range } = context.context
        fc.pre(arms.length > 1)
        const cheapest = priceOf(
          defaultPriceBook(table.pool, () => null),
          {},
          table.pool[0]!,
        )
        const always = scoresIn(context, routerOf(entropyThreshold, context.space), -1)
        for (const [at, question] of cases.entries()) {
          const { graph } = question
          const { edges, cost } = alone(question, arms.length - 1)
          const states = [0, ...edges.slice(0, -1).map((edge) => graph.next[edge]!)]
          const glimpses = states.reduce((sum, state) => {
            const first = graph.written!.first[graph.firstEdge[state]!]!
            const read = graph.written!.graph.tokensIn[first]!
            return sum + (read * cheapest.in + cheapest.out) / 1e6
          }, 0)
          expect(always.cost[at]).toBeCloseTo(normalised(range, cost + glimpses), 9)
        }
      }),
    )
  })
})

it('shows a router only what it says it reads', () => {
  const [context] = fc.sample(routedTables, 1)
  const sets: readonly (readonly FeatureId[])[] = [
    [],
    ['outcomes'],
    ['confidence'],
    ['glimpse'],
    ['confidence', 'glimpse'],
  ]
  for (const reads of sets) {
    const seen: DecisionPoint[] = []
    const router: Router = {
      ...singleModels.create(context!.space, null)[0]!,
      reads,
      decide: (point) => {
        seen.push(point)
        const distribution = point.arms.map((_, arm) => (arm === 0 ? 1 : 0))
        return { distribution, utilities: null, why: 'Test.' }
      },
    }
    scoresIn(context!, router)
    for (const { features } of seen) expect(Object.keys(features).sort()).toEqual([...reads].sort())
    // Before the first step nothing has been written.
    expect(seen[0]!.features.confidence ?? null).toBeNull()
    expect(seen[0]!.path).toEqual([])
    // A router that does not remember is asked once for all paths that end in the same edge.
    expect(seen.every(({ path, spent }) => path.length <= 1 && spent === 0)).toBe(true)
  }
})

describe('armShares', () => {
  it('is one for the model that takes every step, and sums to one', () => {
    fc.assert(
      fc.property(routedTables, ({ cases, context, space }) => {
        const asked = (router: Router) => ({ router, setting: 0, preference: balanced })
        for (const [arm, router] of singleModels.create(space, null).entries()) {
          const shares = armShares(asked(router), cases, context)
          expect(shares[arm]).toBe(1)
        }
        const drawn = armShares(asked(routerOf(random, space)), cases, context)
        expect(drawn.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      }),
    )
  })
})

it('bills an arm that was run and not kept, as often as its choice is reached', () => {
  fc.assert(
    fc.property(routedTables, (routed) => {
      fc.pre(routed.space.pool.length > 1)
      const [, next] = singleModels.create(routed.space, null)
      const discarding: Router = {
        ...next!,
        decide: (point) => ({ ...next!.decide(point), discards: [0] }),
      }
      const kept = scoresIn(routed, next!)
      const billed = scoresIn(routed, discarding)
      expect(billed.perf).toEqual(kept.perf)
      for (const [at, question] of routed.cases.entries()) {
        const { edges } = alone(question, 1)
        const extra = edges.reduce((sum, edge) => sum + question.costs[edge - 1]!, 0)
        const { min, max } = routed.context.range
        const paid = max === min ? 0 : extra / (max - min)
        expect(billed.cost[at]! - kept.cost[at]!).toBeCloseTo(paid, 9)
      }
    }),
  )
})
