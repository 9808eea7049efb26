/**
 * Everything that was written for one question. A state is the texts written so far, whoever wrote them; an edge is what one
 * arm of the speaking role writes there. Arms that write the same text lead to the same state, so equal prefixes are stored
 * once. A state is numbered before those that follow it.
 */
/** Where an edge ends the episode. */
export const END = -1
/** After an edge that nothing was run after yet. */
export const OPEN = -2

export interface StateGraph {
  /** The edges of state s are firstEdge[s] … firstEdge[s + 1] − 1; state 0 is the start. */
  readonly firstEdge: Uint32Array
  /** What is asked for at each state: a place in the forest's asks. */
  readonly ask: Uint8Array
  /** A place in the forest's variants. */
  readonly variant: Uint8Array
  /** A place in the forest's texts. */
  readonly text: Uint32Array
  readonly tokensIn: Uint32Array
  readonly tokensOut: Uint32Array
  /** Milliseconds. */
  readonly latency: Float64Array
  /** NaN where the writer gave none. */
  readonly meanLogProb: Float64Array
  /** Nats; NaN where the writer gave none. */
  readonly firstTokenEntropy: Float64Array
  /** 1 where the completion was cut off at its limit. */
  readonly cut: Uint8Array
  /** The state that follows, END or OPEN. */
  readonly next: Int32Array
  /** The episode's score where it ends, else NaN. */
  readonly score: Float64Array
  /** 1 where it ends with an exact match. */
  readonly exactMatch: Uint8Array
}

export const stateCount = (graph: StateGraph): number => graph.firstEdge.length - 1

/** The edge that a variant takes at `state`, or null where it was not run. */
export function edgeOf(graph: StateGraph, state: number, variant: number): number | null {
  const end = graph.firstEdge[state + 1] ?? 0
  for (let edge = graph.firstEdge[state] ?? 0; edge < end; edge++) {
    if (graph.variant[edge] === variant) return edge
  }
  return null
}
