/**
 * What came of every choice on one question: a state is a decision point, an edge an arm chosen there, with what the turns up
 * to the next decision point used. A choice that settles the whole episode is a graph of one state. A state is numbered
 * before those that follow it, so one pass backwards is a dynamic program.
 */
import { END, type StateGraph } from '../forest/state-graph.ts'

export interface OutcomeGraph {
  /** The edges of state s are firstEdge[s] … firstEdge[s + 1] − 1; state 0 is the start. */
  readonly firstEdge: Uint32Array
  /** A place in the table's arms; the arms of a state rise. */
  readonly arm: Uint16Array
  /** The state that follows, or END. */
  readonly next: Int32Array
  /** The episode's score where it ends, else NaN. */
  readonly score: Float64Array
  /** 1 where it ends with an exact match. */
  readonly exactMatch: Uint8Array
  readonly usage: Usage
  /** What was written along each edge; null where only outcomes are known. */
  readonly written: Written | null
}

/** What an edge used, by role at `edge · roles + role`, or a price that was paid. */
export type Usage =
  | {
      readonly type: 'tokens'
      readonly tokensIn: Uint32Array
      readonly tokensOut: Uint32Array
      /** Who held the role: a place in the table's pool. */
      readonly model: Uint8Array
    }
  | { readonly type: 'usd'; readonly usd: Float64Array }

/** The first and the last step of each edge, as edges of the graph of what was written. */
export interface Written {
  readonly graph: StateGraph
  readonly first: Uint32Array
  /** Who wrote the first one: a place in the table's pool. */
  readonly firstModel: Uint8Array
  readonly last: Uint32Array
}

export const decisionCount = (graph: OutcomeGraph): number => graph.firstEdge.length - 1

/** How many arms there are at a state. */
export const armCount = ({ firstEdge }: OutcomeGraph, state: number): number =>
  firstEdge[state + 1]! - firstEdge[state]!

/** The state that an edge leaves, in this graph or in that of what was written. */
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

/** The edge of an arm (a place in the table's arms) at a state; null where it was not run. */
export function edgeOfArm(graph: OutcomeGraph, state: number, arm: number): number | null {
  const end = graph.firstEdge[state + 1] ?? 0
  for (let edge = graph.firstEdge[state] ?? 0; edge < end; edge++) {
    if (graph.arm[edge] === arm) return edge
  }
  return null
}

/** The edges along arms, as far as the graph has them. */
export function edgesAlong(graph: OutcomeGraph, arms: readonly number[]): readonly number[] {
  const edges: number[] = []
  let state = 0
  for (const arm of arms) {
    if (state === END) break
    const edge = edgeOfArm(graph, state, arm)
    if (edge === null) break
    edges.push(edge)
    state = graph.next[edge]!
  }
  return edges
}

/** How many choices come before each state; of several ways to it, on the longest. */
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
