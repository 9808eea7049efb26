/** What a router pays to look before it decides: the cheapest model's first token (GlimpRouter, arXiv 2601.05110). */
import type { Metered } from '../episode/outcome.ts'
import { edgeOf, type StateGraph } from '../episode/state-graph.ts'
import type { Router } from '../routing/router.ts'
import { tokens } from '../units.ts'

/**
 * The glimpse that is billed beside a step where `arm` writes it: a prompt and one token of the cheapest model. Null where
 * the router asked for none, or where that model writes on, so that its token was the step's first.
 */
export function glimpseAt(
  { reads }: Pick<Router, 'reads'>,
  graph: StateGraph,
  state: number,
  arm: number,
): Metered | null {
  if (reads !== 'draft' || arm === 0) return null
  const edge = edgeOf(graph, state, 0)
  return edge === null ? null : { tokensIn: tokens(graph.tokensIn[edge]!), tokensOut: tokens(1) }
}
