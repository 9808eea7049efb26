/** What a router pays to look before it decides: the cheapest model's first token (GlimpRouter, arXiv 2601.05110). */
import type { Metered } from '../episode/outcome.ts'
import { edgeOf, type StateGraph } from '../episode/state-graph.ts'
import type { Router } from '../routing/router.ts'
import { tokens } from '../units.ts'

/**
 * Whether a glimpse is billed beside a step that `arm` writes: not where the router asked for none, and not where the cheapest
 * model writes on, since its token was the step's first.
 */
export const billsGlimpse = ({ reads }: Pick<Router, 'reads'>, arm: number): boolean =>
  reads === 'draft' && arm !== 0

/**
 * The glimpse that is billed beside a recorded step where `arm` writes it: a prompt and one token of the cheapest model. Null
 * where none is.
 */
export function glimpseAt(
  router: Pick<Router, 'reads'>,
  graph: StateGraph,
  state: number,
  arm: number,
): Metered | null {
  if (!billsGlimpse(router, arm)) return null
  const edge = edgeOf(graph, state, 0)
  return edge === null ? null : { tokensIn: tokens(graph.tokensIn[edge]!), tokensOut: tokens(1) }
}
