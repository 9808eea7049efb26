/** Which costs of the train split are the 0 and the 1 of normalised cost. */
import type { CostRange, RangeKind } from '../cost/normalise.ts'
import { END } from '../forest/state-graph.ts'
import { quantile } from '../quantile.ts'
import { usd } from '../units.ts'
import type { Case } from './case.ts'
import { decisionCount } from './outcome-graph.ts'

/** The shares of train episodes that cost no more than the 0 and than the 1 of a robust range. */
export const ROBUST_SHARES = [0.05, 0.95] as const
/** How many episodes of a question count for a robust range. */
const EPISODES = 64

/**
 * The range of the costs of episodes, of any arms, on the train questions. `min-max`: the cheapest and the dearest (HAPS eq. 13).
 * `robust`: the 5% and 95% quantiles, the middle 90% that winsorising keeps too, so that a few episodes that run away do not set
 * the scale. What lies outside is not clamped: such an episode counts below 0 or above 1, and its utility may fall below −β. Each
 * question has the same say, with all sequences of its choices, or 64 that are spread evenly over them where there are more. Where
 * most episodes cost the same, so that both quantiles are equal, the range is the min–max one. Throws a RangeError without cases.
 */
export function costRange(trainCases: readonly Case[], kind: RangeKind): CostRange {
  if (trainCases.length === 0)
    throw new RangeError(
      'There is no cost range without episodes; the train split needs a question',
    )
  const robust = kind === 'robust' ? robustRange(trainCases) : null
  return robust && robust.min < robust.max ? robust : wholeRange(trainCases)
}

function wholeRange(cases: readonly Case[]): CostRange {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const question of cases) {
    min = Math.min(min, extremeCost(question, Math.min))
    max = Math.max(max, extremeCost(question, Math.max))
  }
  return { min: usd(min), max: usd(max) }
}

function extremeCost({ graph, costs }: Case, pick: (a: number, b: number) => number): number {
  const states = decisionCount(graph)
  const rest = new Float64Array(states)
  for (let state = states - 1; state >= 0; state--) {
    let found: number | null = null
    for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
      const next = graph.next[edge]!
      const cost = costs[edge]! + (next === END ? 0 : rest[next]!)
      found = found === null ? cost : pick(found, cost)
    }
    rest[state] = found ?? 0
  }
  return rest[0]!
}

function robustRange(cases: readonly Case[]): CostRange {
  const found = new Float64Array(cases.length * EPISODES)
  for (const [at, question] of cases.entries()) {
    const counts = episodeCounts(question)
    for (let k = 0; k < EPISODES; k++) {
      const number = Math.floor(((k + 0.5) / EPISODES) * counts[0]!)
      found[at * EPISODES + k] = costOfEpisode(question, counts, number)
    }
  }
  found.sort()
  const [low, high] = ROBUST_SHARES
  return { min: usd(quantile(found, low)), max: usd(quantile(found, high)) }
}

/** Per state, the number of sequences of choices from there to an end. */
function episodeCounts({ graph }: Case): Float64Array {
  const counts = new Float64Array(decisionCount(graph))
  for (let state = counts.length - 1; state >= 0; state--) {
    for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
      const next = graph.next[edge]!
      counts[state]! += next === END ? 1 : counts[next]!
    }
  }
  return counts
}

/** The cost of the episode with this number, from 0, in US dollars; episodes are numbered by their first choices first. */
function costOfEpisode({ graph, costs }: Case, counts: Float64Array, number: number): number {
  let left = number
  let cost = 0
  let state = 0
  while (state !== END) {
    let edge = graph.firstEdge[state]!
    const last = graph.firstEdge[state + 1]! - 1
    const through = () => (graph.next[edge] === END ? 1 : counts[graph.next[edge]!]!)
    for (; edge < last && left >= through(); edge++) left -= through()
    cost += costs[edge]!
    state = graph.next[edge]!
  }
  return cost
}
