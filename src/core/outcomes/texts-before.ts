/** The texts written before a state. They are the same on every path to it, because a state is the texts written so far. */
import { END, type StateGraph, stateCount } from '../forest/state-graph.ts'
import { type OutcomeGraph, stateOf, type Written } from './outcome-graph.ts'

/** Per state of the graph of what was written, an edge that leads to it; −1 at the start. */
const leading = new WeakMap<StateGraph, Int32Array>()

function edgesInto(graph: StateGraph): Int32Array {
  const known = leading.get(graph)
  if (known) return known
  const into = new Int32Array(stateCount(graph)).fill(-1)
  for (const [edge, next] of graph.next.entries()) if (next !== END) into[next] = edge
  leading.set(graph, into)
  return into
}

/** The texts before a decision point (`state`) of the outcome graph, oldest first; `texts` are those of the table. */
export function textsBefore(
  { firstEdge }: OutcomeGraph,
  { graph, first }: Written,
  state: number,
  texts: readonly string[],
): readonly string[] {
  const into = edgesInto(graph)
  const found: string[] = []
  let at = stateOf(graph, first[firstEdge[state]!]!)
  for (let edge = into[at]!; edge >= 0; edge = into[at]!) {
    found.push(texts[graph.text[edge]!]!)
    at = stateOf(graph, edge)
  }
  return found.reverse()
}
