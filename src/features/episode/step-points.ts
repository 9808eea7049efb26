/** The decision points along a path: what the router says at each, and what the recording knows of every way on. */
import { utility } from '../../core/cost/utility.ts'
import { END, edgeOf, type StateGraph } from '../../core/episode/state-graph.ts'
import type { ModelId } from '../../core/episode/step.ts'
import type { TreeNode } from '../../core/episode/tree.ts'
import type { Pool } from '../../core/routing/arms.ts'
import type { Decision, Preference, Worth } from '../../core/routing/router.ts'
import type { StepRuling } from '../../store/step-selectors.ts'

/** A model that may take the next step. */
export interface StepArm {
  readonly model: ModelId
  /** What comes of it if the best is made of it afterwards; null where it was not recorded. */
  readonly worth: (Worth & { readonly utility: number }) | null
  /** Whether no other arm is worth more. */
  readonly best: boolean
}

export interface StepPoint {
  /** From 0: the point before the step of this index. */
  readonly index: number
  /** In the order of the pool. */
  readonly arms: readonly StepArm[]
  /** Who takes the step on screen; null where the path ends here. */
  readonly taken: ModelId | null
  /** Whom the router takes here; null where it cannot say. */
  readonly routed: ModelId | null
  readonly decision: Decision | null
  /** The most that can still be had here, as a utility; null where nothing is recorded. */
  readonly value: number | null
  /** Utility that the taken arm gives away against the best one; null where it is not known. */
  readonly regret: number | null
}

export interface PointsInput {
  readonly pool: Pool
  /** Who takes each step on screen, one that is being written included. */
  readonly models: readonly ModelId[]
  /** Whether the path goes on after the last of them: then a decision is due there. */
  readonly open: boolean
  /** Along the path, as far as the recording tells the same; null or missing where it does not. */
  readonly rulings: readonly (StepRuling | null)[]
  readonly preference: Preference
  /** What the router says at a point that is not recorded; null where it cannot know. */
  readonly decide: (index: number) => Decision | null
}

export function stepPoints(input: PointsInput): readonly StepPoint[] {
  const count = input.models.length + (input.open ? 1 : 0)
  return Array.from({ length: count }, (_, index) => pointAt(input, index))
}

function pointAt({ pool, models, rulings, preference, decide }: PointsInput, index: number) {
  const ruling = rulings[index] ?? null
  const decision = ruling?.decision ?? decide(index)
  const value = ruling?.value ?? null
  const arms = pool.map((model, at): StepArm => {
    const worth = ruling?.worths[at] ?? null
    const worthUtility = worth && utility(preference, worth.perf, worth.cost)
    return {
      model,
      worth: worth && worthUtility !== null ? { ...worth, utility: worthUtility } : null,
      best: worthUtility !== null && worthUtility === value,
    }
  })
  const taken = models[index] ?? null
  const own = arms.find(({ model }) => model === taken)?.worth ?? null
  const routed = ruling ? ruling.arm : surest(decision)
  return {
    index,
    arms,
    taken,
    routed: routed === null ? null : (pool[routed] ?? null),
    decision,
    value,
    regret: own && value !== null ? value - own.utility : null,
  } satisfies StepPoint
}

/** The arm of a decision without a draw; null where the router draws one, or says nothing. */
function surest(decision: Decision | null): number | null {
  const arm = decision?.distribution.indexOf(1) ?? -1
  return arm === -1 ? null : arm
}

/** What counts as a regret: less than this reads as zero everywhere. */
export const LEAST_REGRET = 0.0005

/** How many of the first steps say just what was recorded: only after these the recording knows what follows. */
export function agreedSteps(
  graph: StateGraph,
  texts: readonly string[],
  pool: Pool,
  nodes: readonly TreeNode[],
): number {
  let state = 0
  for (const [index, { step }] of nodes.entries()) {
    const edge = state === END ? null : edgeOf(graph, state, pool.indexOf(step.model))
    if (edge === null || texts[graph.text[edge]!] !== step.completion.text) return index
    state = graph.next[edge]!
  }
  return nodes.length
}
