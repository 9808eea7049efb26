/**
 * What came of every choice on one question. A state is a decision point; an edge is an arm chosen there, with the tokens that
 * the turns up to the next decision point used. If one choice settles the whole episode, the graph has one state. A state has a
 * lower number than those that follow it, so a dynamic program is one pass backwards.
 */
import { END, type StateGraph } from '../forest/state-graph.ts'

export interface OutcomeGraph {
  /** The edges of state s are firstEdge[s] … firstEdge[s + 1] − 1; state 0 is the start. */
  readonly firstEdge: Uint32Array
  /** Per edge, an index into the table's arms, rising within a state. */
  readonly arm: Uint16Array
  /** The state that follows, or END. */
  readonly next: Int32Array
  /** The episode's score if it ends here, else NaN. */
  readonly score: Float64Array
  /** 1 if it ends here with an exact match. */
  readonly exactMatch: Uint8Array
  readonly usage: Usage
  /** What was written along each edge; null if only outcomes are known. */
  readonly written: Written | null
}

/** What each edge used: tokens per role, at index `edge · roles + role`, or the price that was paid. */
export type Usage =
  | {
      readonly type: 'tokens'
      readonly tokensIn: Uint32Array
      readonly tokensOut: Uint32Array
      /** The model that held the role, as an index into the table's pool. */
      readonly model: Uint8Array
    }
  | { readonly type: 'usd'; readonly usd: Float64Array }

/** The first and the last step along each edge, as edges of the graph of what was written. */
export interface Written {
  readonly graph: StateGraph
  readonly first: Uint32Array
  /** The model that wrote the first step, as an index into the table's pool. */
  readonly firstModel: Uint8Array
  readonly last: Uint32Array
}

export const decisionCount = (graph: OutcomeGraph): number => graph.firstEdge.length - 1

/** The number of arms at a state. */
export const armCount = ({ firstEdge }: OutcomeGraph, state: number): number =>
  firstEdge[state + 1]! - firstEdge[state]!

/** The state at which an edge begins; takes an outcome graph or the graph of what was written. */
export function stateOf({ firstEdge }: Pick<OutcomeGraph, 'firstEdge'>, edge: number): number {
  let low = 0
  let high = firstEdge.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (firstEdge[middle]! <= edge) low = middle
    else high = middle - 1
  }
  return low
}

/** The edge of an arm (an index into the table's arms) at a state; null if it was not run there. */
export function edgeOfArm(graph: OutcomeGraph, state: number, arm: number): number | null {
  const end = graph.firstEdge[state + 1] ?? 0
  for (let edge = graph.firstEdge[state] ?? 0; edge < end; edge++) {
    if (graph.arm[edge] === arm) return edge
  }
  return null
}

/** The number of choices before each state, on the longest path to it. */
export function stagesOf(graph: OutcomeGraph): Uint16Array {
  const stage = new Uint16Array(decisionCount(graph))
  for (let state = 0; state < stage.length; state++) {
    for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
      const next = graph.next[edge]!
      if (next !== END) stage[next] = Math.max(stage[next]!, stage[state]! + 1)
    }
  }
  return stage
}
