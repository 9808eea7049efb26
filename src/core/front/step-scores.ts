/** A router that decides at every step, exactly: expectations over its distributions along a recorded graph. */
import type { CostRange } from '../cost/normalise.ts'
import { END, edgeOf, type StateGraph } from '../episode/state-graph.ts'
import type { Confidence, DecisionPoint, Preference, Router, Worth } from '../routing/router.ts'
import { type BestContinuation, bestContinuation, worthsAt } from './best-continuation.ts'
import { glimpseAt } from './glimpse.ts'
import type { Scores } from './operating-point.ts'
import { normalised, type StepCase, type StepSpace } from './step-case.ts'

/** How a router is asked. */
export interface Asked {
  readonly router: Router
  /** Where its own control stands. */
  readonly setting: number
  readonly preference: Preference
}

/** Expected score and normalised cost of each question. */
export function scoreStepRouter(
  asked: Asked,
  cases: readonly StepCase[],
  space: StepSpace,
  range: CostRange,
): Scores {
  const perf = new Float64Array(cases.length)
  const cost = new Float64Array(cases.length)
  const mass = new Float64Array(Math.max(0, ...cases.map(({ costs }) => costs.length)))
  for (const [at, question] of cases.entries()) {
    const expected = expectedEpisode(asked, question, space, range, mass)
    perf[at] = expected.perf
    cost[at] = normalised(range, expected.usd)
  }
  return { perf, cost }
}

/**
 * Edges come after those that lead to them, so one pass forwards carries each edge's probability on. `mass` is room for it,
 * all zero before and after.
 */
function expectedEpisode(
  asked: Asked,
  question: StepCase,
  space: StepSpace,
  range: CostRange,
  mass: Float64Array,
): { readonly perf: number; readonly usd: number } {
  const { graph, costs } = question
  const best =
    asked.router.reads === 'outcomes' ? bestContinuation(question, range, asked.preference) : null
  let perf = 0
  let usd = 0
  const decideAfter = (last: number | null, share: number) => {
    const state = last === null ? 0 : graph.next[last]!
    // What was spent before is the same for every arm, so it changes no decision.
    const point = stepPoint(asked, question, space, range, best, last, 0)
    const { distribution } = asked.router.decide(point)
    for (let arm = 0; arm < distribution.length; arm++) {
      const chance = distribution[arm]!
      if (!(chance > 0)) continue
      const edge = edgeOf(graph, state, arm)
      if (edge === null) throw new RangeError(`${question.questionId} lacks a step of arm ${arm}`)
      const part = share * chance
      usd += part * (costs[edge]! + glimpseCost(asked.router, graph, state, arm, space))
      if (graph.next[edge] === END) perf += part * graph.score[edge]!
      else mass[edge]! += part
    }
  }
  decideAfter(null, 1)
  for (let edge = 0; edge < costs.length; edge++) {
    const share = mass[edge]!
    mass[edge] = 0
    if (share > 0) decideAfter(edge, share)
  }
  return { perf, usd }
}

function glimpseCost(
  router: Router,
  graph: StateGraph,
  state: number,
  arm: number,
  { priceIn, priceOut }: StepSpace,
): number {
  const glimpse = glimpseAt(router, graph, state, arm)
  return glimpse ? glimpse.tokensIn * priceIn[0]! + glimpse.tokensOut * priceOut[0]! : 0
}

/** The decision after the edge `last` (null: at the start), with only what the router reads. */
export function stepPoint(
  { router, setting, preference }: Asked,
  question: StepCase,
  { arms }: StepSpace,
  range: CostRange,
  best: BestContinuation | null,
  last: number | null,
  spent: number,
): DecisionPoint {
  const { graph, questionId } = question
  const state = last === null ? 0 : graph.next[last]!
  return {
    questionId,
    arms,
    preference,
    predictions: null,
    outcomes: best && outcomesAt(question, best, range, state, spent),
    last: router.reads === 'last' && last !== null ? confidenceOf(graph, last) : null,
    draft: router.reads === 'draft' ? draftAt(graph, state) : null,
    setting,
  }
}

/** By arm: a step's edges stand in the order in which they were run. */
function outcomesAt(
  question: StepCase,
  best: BestContinuation,
  range: CostRange,
  state: number,
  spent: number,
): readonly Worth[] {
  const { model } = question.graph
  return worthsAt(question, best, range, state, spent)
    .toSorted((a, b) => model[a.edge]! - model[b.edge]!)
    .map(({ worth }) => worth)
}

const draftAt = (graph: StateGraph, state: number): Confidence | null => {
  const edge = edgeOf(graph, state, 0)
  return edge === null ? null : confidenceOf(graph, edge)
}

export const confidenceOf = (graph: StateGraph, edge: number): Confidence => ({
  meanLogProb: graph.meanLogProb[edge]!,
  firstTokenEntropy: graph.firstTokenEntropy[edge]!,
})
