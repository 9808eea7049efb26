/** The next state of an edge that ends the episode. */
export const END = -1
/** The next state of an edge after which nothing was run yet. */
export const OPEN = -2

/**
 * Everything that was written for one question. A state is the sequence of texts written so far, whichever models wrote them; an
 * edge is what one arm of the speaking role writes there. Arms that write the same text lead to the same state, so equal
 * beginnings are stored once. A state has a lower number than the states that follow it.
 */
export interface StateGraph {
  /** The edges of state s are firstEdge[s] … firstEdge[s + 1] − 1; state 0 is the start. */
  readonly firstEdge: Uint32Array
  /** Per state, an index into the forest's asks. The columns that follow have one number per edge. */
  readonly ask: Uint8Array
  /** An index into the forest's variants. */
  readonly variant: Uint8Array
  /** An index into the forest's texts. */
  readonly text: Uint32Array
  readonly tokensIn: Uint32Array
  readonly tokensOut: Uint32Array
  /** Milliseconds. */
  readonly latency: Float64Array
  /** NaN if the writer did not report it. */
  readonly meanLogProb: Float64Array
  /** Nats; NaN if the writer did not report it. */
  readonly firstTokenEntropy: Float64Array
  /** 1 if the completion was cut off at its limit. */
  readonly cut: Uint8Array
  /** The state that follows, END or OPEN. */
  readonly next: Int32Array
  /** The episode's score if it ends here, else NaN. */
  readonly score: Float64Array
  /** 1 if it ends here with an exact match. */
  readonly exactMatch: Uint8Array
}

export const stateCount = (graph: StateGraph): number => graph.firstEdge.length - 1

/** The edge of a variant at `state`; null if it was not run there. */
export function edgeOf(graph: StateGraph, state: number, variant: number): number | null {
  const end = graph.firstEdge[state + 1] ?? 0
  for (let edge = graph.firstEdge[state] ?? 0; edge < end; edge++) {
    if (graph.variant[edge] === variant) return edge
  }
  return null
}
