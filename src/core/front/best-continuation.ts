/**
 * The exact oracle of a question: a dynamic program from the ends backwards. Costs add up along an episode, so the best
 * continuation from a decision point does not depend on the path to it.
 */
import type { CostRange } from '../cost/normalise.ts'
import { type Preference, utility } from '../cost/utility.ts'
import { END } from '../forest/state-graph.ts'
import { type Case, normalised, normalisedPart } from '../outcomes/case.ts'
import { decisionCount } from '../outcomes/outcome-graph.ts'
import type { Worth } from '../outcomes/table.ts'
import { quality, usd } from '../units.ts'

/** The best continuation from each state: its final score, its remaining cost in US dollars, and the edge that it takes first. */
export interface BestContinuation {
  readonly perf: Float64Array
  readonly cost: Float64Array
  readonly edge: Int32Array
}

/** Of equally good continuations it takes the cheaper one, then the one with the earlier arm. */
export function bestContinuation(
  { graph, costs }: Pick<Case, 'graph' | 'costs'>,
  range: CostRange,
  preference: Preference,
): BestContinuation {
  const states = decisionCount(graph)
  const perf = new Float64Array(states)
  const cost = new Float64Array(states)
  const best = new Int32Array(states).fill(-1)
  for (let state = states - 1; state >= 0; state--) {
    let most = Number.NEGATIVE_INFINITY
    for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
      const next = graph.next[edge]!
      const ends = next === END
      const score = ends ? graph.score[edge]! : perf[next]!
      const rest = costs[edge]! + (ends ? 0 : cost[next]!)
      const worth = utility(preference, quality(score), normalisedPart(range, usd(rest)))
      if (worth > most || (worth === most && rest < cost[state]!)) {
        most = worth
        perf[state] = score
        cost[state] = rest
        best[state] = edge
      }
    }
  }
  return { perf, cost, edge: best }
}

/** Quality and cost of each edge of a state, in order, with the best continuation after it and `spent` US dollars before it. */
export function worthsAt(
  { graph, costs }: Pick<Case, 'graph' | 'costs'>,
  best: BestContinuation,
  range: CostRange,
  state: number,
  spent: number,
): readonly Worth[] {
  const found: Worth[] = []
  for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
    found.push(worthOfEdge({ graph, costs }, best, range, edge, spent))
  }
  return found
}

function worthOfEdge(
  { graph, costs }: Pick<Case, 'graph' | 'costs'>,
  best: BestContinuation,
  range: CostRange,
  edge: number,
  spent: number,
): Worth {
  const next = graph.next[edge]!
  const ends = next === END
  return {
    perf: quality(ends ? graph.score[edge]! : best.perf[next]!),
    cost: normalised(range, spent + costs[edge]! + (ends ? 0 : best.cost[next]!)),
  }
}

/**
 * Score and cost of every undominated episode, by rising cost: each that some preference may take. Every state keeps the front
 * of its continuations, so no path is walked twice.
 */
export function undominatedEpisodes(
  { graph, costs }: Pick<Case, 'graph' | 'costs'>,
  range: CostRange,
): readonly Worth[] {
  const states = decisionCount(graph)
  const fronts: (readonly Point[])[] = new Array(states)
  for (let state = states - 1; state >= 0; state--) {
    const points: Point[] = []
    for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
      const next = graph.next[edge]!
      const cost = costs[edge]!
      if (next === END) points.push({ perf: graph.score[edge]!, cost })
      else
        for (const rest of fronts[next]!) points.push({ perf: rest.perf, cost: cost + rest.cost })
    }
    fronts[state] = undominated(points)
  }
  return fronts[0]!.map(({ perf, cost }) => ({
    perf: quality(perf),
    cost: normalised(range, cost),
  }))
}

interface Point {
  readonly perf: number
  readonly cost: number
}

function undominated(points: Point[]): readonly Point[] {
  points.sort((a, b) => a.cost - b.cost || b.perf - a.perf)
  const kept: Point[] = []
  for (const point of points) {
    if (kept.length === 0 || point.perf > kept.at(-1)!.perf) kept.push(point)
  }
  return kept
}
