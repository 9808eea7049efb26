import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utility } from '../cost/utility.ts'
import { END, edgeOf, edgesAlong } from '../episode/state-graph.ts'
import { modelId } from '../episode/step.ts'
import { createEntropyThreshold } from '../routing/entropy-threshold.ts'
import { createSingles } from '../routing/fixed.ts'
import { createLogProbThreshold } from '../routing/log-prob-threshold.ts'
import { createOracle } from '../routing/oracle.ts'
import { createRandom } from '../routing/random.ts'
import { createRouters } from '../routing/registry.ts'
import type { DecisionPoint, Router } from '../routing/router.ts'
import { preferenceOf, preferences } from '../testing/arbitraries.ts'
import { type StepField, stepFields } from '../testing/step-cases.ts'
import { costNorm, quality } from '../units.ts'
import { undominatedEpisodes } from './best-continuation.ts'
import { operatingPoint } from './operating-point.ts'
import { policyCurve } from './policy-curve.ts'
import { normalised, type StepCase } from './step-case.ts'
import { scoreStepRouter } from './step-scores.ts'

const balanced = preferenceOf(0.5, 0.5)
const scoresIn = (
  { cases, space, range }: StepField,
  router: Router,
  setting = 0,
  preference = balanced,
) => scoreStepRouter({ router, setting, preference }, cases, space, range)

/** One model at each step of any episode. */
const throughout = (model: number): readonly number[] => Array.from({ length: 9 }, () => model)

/** The episode in which one model takes every step. */
function alone({ graph, costs }: StepCase, model: number) {
  const edges = edgesAlong(graph, throughout(model))
  return {
    edges,
    perf: graph.score[edges.at(-1)!]!,
    cost: edges.reduce((sum, edge) => sum + costs[edge]!, 0),
  }
}

/** Expected score and cost of a uniform draw at every state, by recursion. */
function uniform(question: StepCase, state = 0): { readonly perf: number; readonly cost: number } {
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

describe('scoreStepRouter', () => {
  it('gives a fixed router the episode of its model', () => {
    fc.assert(
      fc.property(stepFields, (field) => {
        for (const [model, router] of createSingles(field.routing).entries()) {
          const scores = scoresIn(field, router)
          for (const [at, question] of field.cases.entries()) {
            const { perf, cost } = alone(question, model)
            expect(scores.perf[at]).toBe(perf)
            expect(scores.cost[at]).toBeCloseTo(normalised(field.range, cost), 9)
          }
        }
      }),
    )
  })

  it('gives the random router the mean over uniform draws', () => {
    fc.assert(
      fc.property(stepFields, (field) => {
        const scores = scoresIn(field, createRandom())
        for (const [at, question] of field.cases.entries()) {
          const { perf, cost } = uniform(question)
          expect(scores.perf[at]).toBeCloseTo(perf, 9)
          expect(scores.cost[at]).toBeCloseTo(normalised(field.range, cost), 9)
        }
      }),
    )
  })

  it('puts no router above the oracle, at any preference and setting', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(stepFields, preferences, share, (field, preference, place) => {
        const worths = (router: Router) => {
          const { low, high } = router.control ?? { low: 0, high: 0 }
          const scores = scoresIn(field, router, low + place * (high - low), preference)
          return field.cases.map((_, at) =>
            utility(preference, quality(scores.perf[at]!), costNorm(scores.cost[at]!)),
          )
        }
        const best = worths(createOracle())
        for (const router of createRouters(field.routing)) {
          for (const [at, worth] of worths(router).entries()) {
            expect(worth).toBeLessThanOrEqual(best[at]! + 1e-9)
          }
        }
      }),
    )
  })

  it('places the oracle on the curve of its undominated episodes', () => {
    fc.assert(
      fc.property(stepFields, fc.double({ min: 0.001, max: 1, noNaN: true }), (field, alpha) => {
        const curve = policyCurve(
          field.cases.map((question) => ({
            questionId: question.questionId,
            predictions: null,
            outcomes: undominatedEpisodes(question, field.range),
          })),
          'outcomes',
        )
        // At a switch both episodes are worth the same, and rounding decides.
        fc.pre(curve.every((each) => Math.abs(each.alpha - alpha) > 1e-6))
        const preference = preferenceOf(alpha, 1 - alpha)
        const exact = operatingPoint(scoresIn(field, createOracle(), 0, preference))
        const looked = curve.findLast((each) => each.alpha <= alpha)!
        expect(looked.perf).toBeCloseTo(exact.perf, 9)
        expect(looked.cost).toBeCloseTo(exact.cost, 9)
      }),
    )
  })

  it('begins with the cheapest model and keeps one model after it at either end of a threshold', () => {
    fc.assert(
      fc.property(stepFields, (field) => {
        const never = scoresIn(field, createLogProbThreshold(), Number.NEGATIVE_INFINITY)
        expect(never).toEqual(scoresIn(field, createSingles(field.routing)[0]!))
        const always = scoresIn(field, createLogProbThreshold(), Number.POSITIVE_INFINITY)
        const dearest = field.space.arms.length - 1
        for (const [at, question] of field.cases.entries()) {
          const edges = edgesAlong(question.graph, [0, ...throughout(dearest)])
          expect(always.perf[at]).toBe(question.graph.score[edges.at(-1)!])
        }
      }),
    )
  })

  it('names a question that lacks a step', () => {
    const [field] = fc.sample(stepFields, 1)
    const arms = [...field!.space.arms, { solver: modelId('stranger') }]
    const other = { ...field!, space: { ...field!.space, arms } }
    expect(() => scoresIn(other, createRandom())).toThrow(/q0/)
  })
})

describe('a glimpse at the cheapest model’s first token', () => {
  it('costs nothing where that model then writes the step', () => {
    fc.assert(
      fc.property(stepFields, (field) => {
        const never = scoresIn(field, createEntropyThreshold(), Number.POSITIVE_INFINITY)
        expect(never).toEqual(scoresIn(field, createSingles(field.routing)[0]!))
      }),
    )
  })

  it('costs its prompt and one token at every step that another model then writes', () => {
    fc.assert(
      fc.property(stepFields, (field) => {
        const { cases, space, range } = field
        fc.pre(space.arms.length > 1)
        const always = scoresIn(field, createEntropyThreshold(), -1)
        for (const [at, question] of cases.entries()) {
          const { graph } = question
          const { edges, cost } = alone(question, space.arms.length - 1)
          const states = [0, ...edges.slice(0, -1).map((edge) => graph.next[edge]!)]
          const glimpses = states.reduce((sum, state) => {
            const read = graph.tokensIn[edgeOf(graph, state, 0)!]!
            return sum + read * space.priceIn[0]! + space.priceOut[0]!
          }, 0)
          expect(always.cost[at]).toBeCloseTo(normalised(range, cost + glimpses), 9)
        }
      }),
    )
  })
})

it('shows a router only what it says it reads', () => {
  const [field] = fc.sample(stepFields, 1)
  for (const reads of ['nothing', 'outcomes', 'last', 'draft'] as const) {
    const seen: DecisionPoint[] = []
    const router: Router = {
      ...createSingles(field!.routing)[0]!,
      reads,
      decide: (point) => {
        seen.push(point)
        const distribution = point.arms.map((_, arm) => (arm === 0 ? 1 : 0))
        return { distribution, utilities: null, why: 'Test.' }
      },
    }
    scoresIn(field!, router)
    // The first step of all has none before it.
    expect(seen.slice(1).every(({ last }) => last === null || reads === 'last')).toBe(true)
    expect(seen[0]!.last).toBeNull()
    expect(seen.every(({ outcomes }) => (outcomes !== null) === (reads === 'outcomes'))).toBe(true)
    expect(seen.every(({ draft }) => (draft !== null) === (reads === 'draft'))).toBe(true)
    expect(seen.every(({ predictions }) => predictions === null)).toBe(true)
  }
})
