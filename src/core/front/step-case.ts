/**
 * Questions where a router decides at every step: every model was run at every step, so what any router would do, and what it
 * would have got, is known exactly.
 */
import { type CostRange, normaliseCost } from '../cost/normalise.ts'
import { type PriceBook, priceOf } from '../cost/price-book.ts'
import type { Forest, RecordedQuestion } from '../episode/forest.ts'
import { END, edgeOf, type StateGraph, stateCount } from '../episode/state-graph.ts'
import type { Assignment } from '../episode/tree.ts'
import { assignmentsOf } from '../routing/arms.ts'
import { type CostNorm, costNorm, type Usd, usd } from '../units.ts'

/** What the step cases of one forest have in common. */
export interface StepSpace {
  /** The models of a step as arms, cheapest first; a graph's models are places in it. */
  readonly arms: readonly Assignment[]
  /** US dollars a token, by arm. */
  readonly priceIn: readonly number[]
  readonly priceOut: readonly number[]
}

export interface StepCase {
  readonly questionId: string
  readonly kind: string
  readonly graph: StateGraph
  /** US dollars an edge. */
  readonly costs: Float64Array
}

export function stepSpace(forest: Pick<Forest, 'pool' | 'roles'>, book: PriceBook): StepSpace {
  const arms = assignmentsOf(forest)
  const prices = forest.pool.map((model, at) => priceOf(book, arms[at]!, model))
  return {
    arms,
    priceIn: prices.map((price) => price.in / 1e6),
    priceOut: prices.map((price) => price.out / 1e6),
  }
}

/** Null where the question's graph is not at hand, or some model was not run at some step: nothing is guessed. */
export function stepCase(
  { id, kind, graph }: Pick<RecordedQuestion, 'id' | 'kind' | 'graph'>,
  { arms, priceIn, priceOut }: StepSpace,
): StepCase | null {
  if (!graph || !isComplete(graph, arms.length)) return null
  const costs = Float64Array.from(graph.model, (model, edge) => {
    const read = graph.tokensIn[edge]! * priceIn[model]!
    return read + graph.tokensOut[edge]! * priceOut[model]!
  })
  return { questionId: id, kind, graph, costs }
}

/** Whether each model was run at every state. */
function isComplete(graph: StateGraph, models: number): boolean {
  for (let state = 0; state < stateCount(graph); state++) {
    for (let model = 0; model < models; model++) {
      if (edgeOf(graph, state, model) === null) return false
    }
  }
  return true
}

/** The cheapest and the dearest episode of any choice of models (HAPS eq. 13 over paths instead of arms). */
export function stepCostRange(trainCases: readonly StepCase[]): CostRange {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const { graph, costs } of trainCases) {
    min = Math.min(min, extremeCost(graph, costs, Math.min))
    max = Math.max(max, extremeCost(graph, costs, Math.max))
  }
  if (min > max) throw new RangeError('The cost range of no episodes is undefined')
  return { min: usd(min), max: usd(max) }
}

function extremeCost(
  graph: StateGraph,
  costs: Float64Array,
  pick: (a: number, b: number) => number,
): number {
  const states = stateCount(graph)
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

/** A whole episode's cost as the utility weighs it. */
export const normalised = (range: CostRange, cost: number): CostNorm =>
  normaliseCost(range, usd(cost))

/** A part of an episode's cost on the same scale, not shifted: a whole episode's parts sum to min / (max − min) more than it. */
export const normalisedPart = ({ min, max }: CostRange, cost: Usd): CostNorm =>
  costNorm(max === min ? 0 : cost / (max - min))
