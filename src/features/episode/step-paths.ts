/** Ways through a recorded question whose steps are routed one by one. */
import type { CostRange } from '../../core/cost/normalise.ts'
import { END, edgesAlong } from '../../core/episode/state-graph.ts'
import type { Path } from '../../core/episode/tree.ts'
import { bestContinuation } from '../../core/front/best-continuation.ts'
import type { StepCase } from '../../core/front/step-case.ts'
import type { Pool } from '../../core/routing/arms.ts'
import type { Preference } from '../../core/routing/router.ts'

/** The path that makes the best of `prefix`; the prefix as far as it was recorded where it was not. */
export function bestPath(
  question: StepCase,
  range: CostRange,
  preference: Preference,
  pool: Pool,
  prefix: Path,
): Path {
  const { graph } = question
  const best = bestContinuation(question, range, preference)
  const edges = [
    ...edgesAlong(
      graph,
      prefix.map((model) => pool.indexOf(model)),
    ),
  ]
  let state = edges.length === 0 ? 0 : graph.next[edges.at(-1)!]!
  while (edges.length >= prefix.length && state !== END) {
    const edge = best.edge[state]!
    if (edge < 0) break
    edges.push(edge)
    state = graph.next[edge]!
  }
  return edges.map((edge) => pool[graph.model[edge]!]!)
}

/** The path on which one model takes every step. */
export function singlePath(question: StepCase, pool: Pool, place: number): Path {
  const edges = edgesAlong(question.graph, new Array(question.graph.next.length).fill(place))
  return edges.map(() => pool[place]!)
}
