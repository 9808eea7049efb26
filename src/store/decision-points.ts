/** The decision points along a path, with the arm that was taken at each and the utility it gave away. */
import { utility } from '../core/cost/utility.ts'
import { type Arm, armOf, withArm } from '../core/episode/arm.ts'
import type { Ask } from '../core/episode/protocol.ts'
import type { ModelId, Step } from '../core/episode/step.ts'
import { nodesAlong, type Path, type TreeNode } from '../core/episode/tree.ts'
import {
  type Due,
  dueAt,
  further,
  inputs,
  placeAfter,
  sceneOf,
  stepsOf,
} from './decision-selectors.ts'
import { askAfter, fitsArm, selectTree } from './episode-view.ts'
import { derived } from './memo.ts'
import type { YardState } from './state.ts'
import { agreedSteps } from './table-selectors.ts'

/** A decision that was due before a step on a path. */
export interface Point extends Due {
  /** The step's index, from 0. */
  readonly index: number
  /** The arm that took the steps that follow; null where none did, or where the path ends here. */
  readonly taken: number | null
  /** The utility that the taken arm loses against the best one; null where it is not known. */
  readonly regret: number | null
}

/** `pointsAlong` without its memory, which belongs to the path on screen. */
export function pointsOn(state: YardState, path: Path, writing: ModelId | null): readonly Point[] {
  const scene = sceneOf(state)
  const nodes = nodesAlong(selectTree(state), path)
  const agreed = agreedSteps(state, nodes)
  const last = nodes.at(-1)?.verdict ? null : askAfter(state, nodes)
  const asks = [...stepsOf(nodes), ...(last ? [last] : [])]
  const points: Point[] = []
  let edges: readonly number[] | null = scene.question ? [] : null
  for (const [index, ask] of asks.entries()) {
    if (ask.decides.length === 0) continue
    const place = placeAfter(nodes.slice(0, index), agreed >= index ? edges : null)
    const due = dueAt(scene, place, ask)
    const after = asks.findIndex((other, at) => at > index && other.decides.length > 0)
    const written = nodes.slice(index, after === -1 ? nodes.length : after)
    const taken = takenArm(
      due,
      stepsOf(written),
      index === nodes.length ? { ask: last, writing } : null,
    )
    const arm = taken === null ? null : due.arms[taken]!
    points.push({ ...due, index, taken, regret: regretOf(state, due, taken) })
    edges = arm && further(scene, place, arm)
  }
  return points
}

/** The arm that took the steps, the router's where several fit; a step that is being written counts. */
function takenArm(
  { arms, reply }: Due,
  written: readonly Step[],
  now: { readonly ask: Ask | null; readonly writing: ModelId | null } | null,
): number | null {
  const held = [
    ...written,
    ...(now?.ask && now.writing ? [{ role: now.ask.role, model: now.writing, adapter: null }] : []),
  ]
  if (held.length === 0) return null
  const fits = arms.map((arm) => fitsArm(arm, held))
  if (reply.type === 'decided' && fits[reply.arm]) return reply.arm
  const first = fits.indexOf(true)
  return first === -1 ? null : first
}

function regretOf(state: YardState, { worths, value }: Due, taken: number | null): number | null {
  const own = taken === null ? null : worths?.[taken]
  if (!own || value === null) return null
  return value - utility(state.setup.preference, own.perf, own.cost)
}

/**
 * Who holds the roles at the step of this index, after the choice that is due there. An arm taken by hand may fill only one of
 * several roles. Null where nothing was chosen.
 */
export function holdersAt(
  points: readonly Point[],
  nodes: readonly TreeNode[],
  index: number,
): Arm | null {
  const chosen = points
    .filter((point) => point.index <= index)
    .flatMap(({ arms, taken, reply }) => {
      const arm = taken ?? (reply.type === 'decided' ? reply.arm : null)
      return arm === null ? [] : [arms[arm]!]
    })
  const spoken = nodes.slice(0, index).map(({ step }) => armOf({ [step.role]: step.model }))
  return [...chosen, ...spoken].reduce<Arm | null>(withArm, null)
}

/** The decision points along a path, and one that is due after it; `writing` is who writes the step after it now. */
export const pointsAlong = derived(
  (state, path: Path, writing: ModelId | null) => [...inputs(state), path, writing],
  pointsOn,
)
