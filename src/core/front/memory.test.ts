/** A router that remembers the whole path is scored exactly; merging paths would change its score. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { END } from '../forest/state-graph.ts'
import { type Case, normalised } from '../outcomes/case.ts'
import { armCount } from '../outcomes/outcome-graph.ts'
import type { DecisionPoint, Router } from '../routing/router.ts'
import { preferenceOf } from '../testing/arbitraries.ts'
import { everyEpisode, routedTables } from '../testing/cases.ts'
import type { Routed } from '../testing/routed.ts'
import { decisionPoint, scoreRouter } from './score.ts'

const preference = preferenceOf(0.5, 0.5)

/** Mixes its arms by everything that it remembers: which arms wrote, how confident each was, and what they cost. */
const mixing = (remembers: boolean): Router => ({
  id: 'mixing',
  name: 'Mixing',
  group: 'rule',
  reads: ['confidence'],
  moves: 'never',
  control: null,
  remembers,
  decide: ({ arms, path, spent }: DecisionPoint) => {
    const said = path.reduce<number>(
      (sum, { arm, confidence }, at) =>
        sum + (at + 1) * (arm.id.length + Math.abs(confidence?.meanLogProb ?? 0)),
      spent,
    )
    const odds = arms.map((_, at) => 1 + Math.abs(Math.sin(said + at)))
    const all = odds.reduce((sum, odd) => sum + odd, 0)
    return { distribution: odds.map((odd) => odd / all), utilities: null, why: 'Test.' }
  },
})

const scoresOf = ({ cases, context }: Routed, router: Router) =>
  scoreRouter({ router, setting: 0, preference }, cases, context)

/** The expectation over all episodes, each with the product of the chances along its path. */
function bruteForce(router: Router, question: Case, { context }: Routed) {
  const asked = { router, setting: 0, preference }
  let perf = 0
  let usd = 0
  for (const { edges, perf: score, cost } of everyEpisode(question)) {
    let chance = 1
    for (const [at, edge] of edges.entries()) {
      const before = edges.slice(0, at)
      const { distribution } = router.decide(decisionPoint(asked, question, context, null, before))
      const state = before.length === 0 ? 0 : question.graph.next[before.at(-1)!]!
      chance *= distribution[edge - question.graph.firstEdge[state]!]!
    }
    perf += chance * score
    usd += chance * cost
  }
  return { perf, cost: normalised(context.range, usd) }
}

describe('a router that remembers', () => {
  it('has the score that a walk along every single path gives', () => {
    fc.assert(
      fc.property(routedTables, (questions) => {
        const router = mixing(true)
        const scores = scoresOf(questions, router)
        for (const [at, question] of questions.cases.entries()) {
          const { perf, cost } = bruteForce(router, question, questions)
          expect(scores.perf[at]).toBeCloseTo(perf, 9)
          expect(scores.cost[at]).toBeCloseTo(cost, 9)
        }
      }),
    )
  })

  it('is shown the whole path and what it cost', () => {
    fc.assert(
      fc.property(routedTables, (questions) => {
        const question = questions.cases[0]!
        for (const { edges } of everyEpisode(question).slice(0, 5)) {
          const seen = edges.slice(0, -1)
          const asked = { router: mixing(true), setting: 0, preference }
          const point = decisionPoint(asked, question, questions.context, null, seen)
          expect(point.path.map(({ arm }) => arm)).toEqual(
            seen.map((edge) => questions.context.arms[question.graph.arm[edge]!]),
          )
          const cost = seen.reduce((sum, edge) => sum + question.costs[edge]!, 0)
          const { min, max } = questions.context.range
          expect(point.spent).toBeCloseTo(max > min ? cost / (max - min) : 0, 9)
          expect(point.arms).toHaveLength(
            armCount(question.graph, seen.length === 0 ? 0 : question.graph.next[seen.at(-1)!]!),
          )
        }
      }),
    )
  })

  it('would get another score if paths were merged, as for a router that does not remember', () => {
    const differs = fc.sample(routedTables, { numRuns: 100, seed: 3 }).some((questions) => {
      const exact = scoresOf(questions, mixing(true))
      const merged = scoresOf(questions, mixing(false))
      return questions.cases.some(({ graph }, at) => {
        // Only if two paths lead to one state at which a choice follows.
        const next = [...graph.next].filter((state) => state !== END)
        const merges = new Set(next).size < next.length
        return merges && Math.abs(exact.perf[at]! - merged.perf[at]!) > 1e-6
      })
    })
    expect(differs).toBe(true)
  })

  it('but only looks at its last choice has the score of one that does not remember', () => {
    const last = (remembers: boolean): Router => ({
      ...mixing(remembers),
      decide: (point) =>
        mixing(false).decide({
          ...point,
          path: point.path.slice(-1),
          spent: 0 as typeof point.spent,
        }),
    })
    fc.assert(
      fc.property(routedTables, (questions) => {
        const exact = scoresOf(questions, last(true))
        const merged = scoresOf(questions, last(false))
        for (const at of questions.cases.keys()) {
          expect(merged.perf[at]).toBeCloseTo(exact.perf[at]!, 9)
          expect(merged.cost[at]).toBeCloseTo(exact.cost[at]!, 9)
        }
      }),
    )
  })
})
