/** Paths that follow decisions: where the router at hand leads, and what comes after a branch. */
import { utility } from '../core/cost/utility.ts'
import { type Arm, armFor, armOf, withArm } from '../core/episode/arm.ts'
import type { Glimpse, Step } from '../core/episode/step.ts'
import { armIdOf, nodesAlong, type Path, type TreeNode } from '../core/episode/tree.ts'
import { lookBill } from '../core/routing/features.ts'
import { holdersAt, pointsOn } from './decision-points.ts'
import {
  type Due,
  dueAt,
  further,
  inputs,
  placeAfter,
  type Scene,
  sceneOf,
} from './decision-selectors.ts'
import { selectTree } from './episode-view.ts'
import { derived } from './memo.ts'
import { selectRouter } from './pool-selectors.ts'
import type { YardState } from './state.ts'
import { agreedSteps } from './table-selectors.ts'

/** A path that follows decisions, as far as it was run. */
export interface RoutedPath {
  readonly path: Path
  /** By step: what the router at hand would look at before it and pay for beside it; null where it would not look. */
  readonly glimpses: readonly (Glimpse | null)[]
}

/** Where a walk begins: the steps taken, who holds the roles, and the edges of the outcome graph that lead there. */
interface Start {
  readonly path: Path
  readonly kept: Arm | null
  readonly edges: readonly number[] | null
}

/** Chooses an arm at a decision, given the branches that are known there; null ends the walk. */
type Choose = (due: Due, known: readonly TreeNode[]) => Arm | null

function walk(scene: Scene, start: Start, choose: Choose): RoutedPath {
  const { state } = scene
  const tree = selectTree(state)
  const path = [...start.path]
  const glimpses: (Glimpse | null)[] = path.map(() => null)
  let { kept, edges } = start
  for (;;) {
    const nodes = nodesAlong(tree, path)
    const known = [...(nodes.at(-1)?.branches ?? tree.branches).values()]
    const [next] = known
    if (!next) break
    let glimpse: Glimpse | null = null
    if (next.step.decides.length > 0) {
      const told = agreedSteps(state, nodes) === nodes.length
      const place = placeAfter(nodes, told ? edges : null)
      const due = dueAt(scene, place, next.step)
      const chosen = choose(due, known)
      if (!chosen) break
      kept = withArm(kept, chosen)
      glimpse = glimpseAt(state, next.step, known, due.arms, chosen)
      edges = further(scene, place, chosen)
    }
    const arm = kept && armFor(kept, next.step.role).id
    if (!arm || !known.some(({ step }) => armIdOf(step) === arm)) break
    path.push(arm)
    glimpses.push(glimpse)
  }
  return { path, glimpses }
}

const routersChoice: Choose = ({ reply, arms }) =>
  reply.type === 'decided' ? arms[reply.arm]! : null

/** What follows a branch: the best that was recorded, or what the router chooses. */
export type Onward = 'best' | 'router'

/**
 * The path that takes an arm at the step of this index, and goes on from there; roles that the arm does not fill keep their
 * models. Null where that step was not run.
 */
export function branchPath(
  state: YardState,
  path: Path,
  index: number,
  chosen: Arm,
  onward: Onward,
): Path | null {
  const scene = sceneOf(state)
  const tree = selectTree(state)
  const before = path.slice(0, index)
  const nodes = nodesAlong(tree, before)
  const known = nodes.at(-1)?.branches ?? tree.branches
  const [next] = known.values()
  if (nodes.length < index || !next) return null
  const points = pointsOn(state, path, null)
  const kept = withArm(holdersAt(points, nodes, index), chosen)
  const first = armFor(kept, next.step.role).id
  if (!known.has(first)) return null
  const point = points.find((each) => each.index === index)
  const edges = point ? further(scene, point, chosen) : null
  const start = { path: [...before, first], kept, edges }
  return walk(scene, start, (due, branches) => onwardChoice(scene, due, branches, onward)).path
}

function onwardChoice(
  { state }: Scene,
  { arms, worths, value, reply }: Due,
  known: readonly TreeNode[],
  onward: Onward,
): Arm | null {
  const { preference } = state.setup
  const best =
    onward === 'best' && worths
      ? worths.findIndex(({ perf, cost }) => utility(preference, perf, cost) === value)
      : -1
  const arm = best >= 0 ? best : reply.type === 'decided' ? reply.arm : -1
  if (arm >= 0) return arms[arm]!
  // Where nothing decides, whatever was run: it can be shown.
  return known[0] ? armOf({ [known[0].step.role]: known[0].step.model }) : null
}

/** What the router at hand looked at before a known step: the first token that the first arm's model writes there. */
function glimpseAt(
  state: YardState,
  { role }: Step,
  known: readonly TreeNode[],
  arms: readonly Arm[],
  chosen: Arm,
): Glimpse | null {
  const first = armFor(arms[0]!, role).id
  const looked = known.find(({ step }) => armIdOf(step) === first)?.step
  const bill =
    looked && lookBill(selectRouter(state).reads, looked.completion, arms.indexOf(chosen))
  return bill ? { ...bill, model: looked.model } : null
}

/** Where the router's decisions lead on the question at hand, and what it looked at on the way. */
export const selectRoutedPath = derived(inputs, (state): RoutedPath => {
  const scene = sceneOf(state)
  return walk(scene, { path: [], kept: null, edges: scene.question ? [] : null }, routersChoice)
})
