/** Scores a router on recorded questions exactly: by expectation over its distributions, without sampling or running a model. */
import type { CostRange } from '../cost/normalise.ts'
import type { Preference } from '../cost/utility.ts'
import type { Arm } from '../episode/arm.ts'
import { END } from '../forest/state-graph.ts'
import { type Case, lookCost, normalised, normalisedPart } from '../outcomes/case.ts'
import { armCount, stagesOf, stateOf } from '../outcomes/outcome-graph.ts'
import type { OutcomeTable } from '../outcomes/table.ts'
import { tokensToLook } from '../routing/features.ts'
import type { DecisionPoint, Past, Router } from '../routing/router.ts'
import { usd } from '../units.ts'
import { type BestContinuation, bestContinuation } from './best-continuation.ts'
import { confidenceAt, type FeatureSource, featuresAt } from './features-at.ts'
import type { Scores } from './operating-point.ts'

/** How a router is asked. */
export interface Asked {
  readonly router: Router
  /** The setting of its own control; 0 for a router without one. */
  readonly setting: number
  readonly preference: Preference
}

/** What the cases of one table have in common. */
export interface ScoringContext extends FeatureSource {
  /** The table's arms. */
  readonly arms: readonly Arm[]
}

export const scoringContext = (
  { arms, texts }: Pick<OutcomeTable, 'arms' | 'texts'>,
  range: CostRange,
  textOf: ScoringContext['textOf'],
): ScoringContext => ({ arms, texts, range, textOf })

/** Expected score and normalised cost of each question. */
export function scoreRouter(asked: Asked, cases: readonly Case[], context: ScoringContext): Scores {
  const perf = new Float64Array(cases.length)
  const cost = new Float64Array(cases.length)
  for (const [at, question] of cases.entries()) {
    const expected = expectedEpisode(asked, question, context)
    perf[at] = expected.perf
    cost[at] = normalised(context.range, expected.usd)
  }
  return { perf, cost }
}

/** How often an episode is expected to choose each arm of the table, summed over questions, by kind of question. */
export function armCounts(
  asked: Asked,
  cases: readonly Case[],
  context: ScoringContext,
): ReadonlyMap<string, Float64Array> {
  const counts = new Map<string, Float64Array>()
  for (const question of cases) {
    const own = counts.get(question.kind) ?? new Float64Array(context.arms.length)
    counts.set(question.kind, own)
    expectedEpisode(asked, question, context, (arm, chance) => {
      own[arm]! += chance
    })
  }
  return counts
}

/** The share of each of the context's arms among all choices that a router is expected to make. NaN without questions. */
export function armShares(
  asked: Asked,
  cases: readonly Case[],
  context: ScoringContext,
): readonly number[] {
  const counts = [...armCounts(asked, cases, context).values()]
  const taken = context.arms.map((_, arm) => counts.reduce((sum, own) => sum + own[arm]!, 0))
  const choices = taken.reduce((sum, each) => sum + each, 0)
  return taken.map((each) => each / choices)
}

/** The choices up to here as edges, oldest first, with their probability; only the last edge if the router does not remember. */
interface Reached {
  readonly edges: readonly number[]
  readonly share: number
}

/**
 * Paths that end in the same edge are alike to a router that does not remember. Edges come after those that lead to them, so one
 * pass forwards carries the probability of each edge on. For a router that remembers, every path is walked separately.
 */
function expectedEpisode(
  asked: Asked,
  question: Case,
  context: ScoringContext,
  onChoice: (arm: number, chance: number) => void = () => {},
): { readonly perf: number; readonly usd: number } {
  const { graph, costs } = question
  const { router, preference } = asked
  const best = router.reads.includes('outcomes')
    ? bestContinuation(question, context.range, preference)
    : null
  const look = tokensToLook(router.reads)
  let perf = 0
  let spent = 0
  const decideAfter = ({ edges, share }: Reached, goOn: (next: Reached) => void) => {
    const state = stateAfter(question, edges)
    // What was spent before is the same for every arm, so it changes no decision of a router that does not remember it.
    const point = decisionPoint(asked, question, context, best, edges)
    const { distribution, discards = [] } = router.decide(point)
    const first = graph.firstEdge[state]!
    for (const arm of discards) spent += share * costs[first + arm]!
    for (const [arm, chance] of distribution.entries()) {
      if (!(chance > 0)) continue
      const edge = first + arm
      const part = share * chance
      onChoice(graph.arm[edge]!, part)
      spent += part * costs[edge]!
      if (arm > 0) spent += part * lookCost(question, state, look)
      if (graph.next[edge] === END) perf += part * graph.score[edge]!
      else goOn({ edges: router.remembers ? [...edges, edge] : [edge], share: part })
    }
  }
  const start: Reached = { edges: [], share: 1 }
  if (router.remembers) {
    const walk = (reached: Reached): void => decideAfter(reached, walk)
    walk(start)
  } else {
    const mass = new Float64Array(costs.length)
    const add = ({ edges, share }: Reached) => {
      mass[edges[0]!]! += share
    }
    decideAfter(start, add)
    for (let edge = 0; edge < costs.length; edge++) {
      if (mass[edge]! > 0) decideAfter({ edges: [edge], share: mass[edge]! }, add)
    }
  }
  return { perf, usd: spent }
}

/** The state after these edges, which need not begin at the start. */
export function stateAfter({ graph }: Pick<Case, 'graph'>, edges: readonly number[]): number {
  const last = edges.at(-1)
  return last === undefined ? 0 : graph.next[last]!
}

/**
 * The decision point after `edges`, with only the features that the router reads. For a router that remembers, `edges` must be
 * the whole path from the start; for any other, the last edge is enough.
 */
export function decisionPoint(
  { router, setting, preference }: Asked,
  question: Case,
  context: ScoringContext,
  best: BestContinuation | null,
  edges: readonly number[],
): DecisionPoint {
  const { arms, range } = context
  const { graph, questionId, costs } = question
  const state = stateAfter(question, edges)
  const count = armCount(graph, state)
  const own = Array.from(
    { length: count },
    (_, at) => arms[graph.arm[graph.firstEdge[state]! + at]!]!,
  )
  const spent = router.remembers ? edges.reduce((sum, edge) => sum + costs[edge]!, 0) : 0
  const seen = router.remembers ? edges : edges.slice(-1)
  return {
    questionId,
    stage: edges.length === 0 ? 0 : stageAfter(question, edges.at(-1)!),
    path: seen.map(
      (edge): Past => ({
        arm: arms[graph.arm[edge]!]!,
        confidence: confidenceAt(graph.written, 'last', edge),
      }),
    ),
    spent: normalisedPart(range, usd(spent)),
    arms: own,
    preference,
    setting,
    features: featuresAt(router, question, context, best, state, edges),
  }
}

const stages = new WeakMap<Case['graph'], Uint16Array>()

function stageAfter({ graph }: Case, edge: number): number {
  const known = stages.get(graph) ?? stagesOf(graph)
  stages.set(graph, known)
  return known[stateOf(graph, edge)]! + 1
}
