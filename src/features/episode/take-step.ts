/** Takes another branch of a question whose steps are routed one by one. */
import type { ModelId } from '../../core/episode/step.ts'
import { type EpisodeTree, nodesAlong, type Path, type TreeNode } from '../../core/episode/tree.ts'
import { showBranch } from '../../store/episode-actions.ts'
import { runLive } from '../../store/live-run.ts'
import { selectForest, selectPool } from '../../store/routing-selectors.ts'
import { selectPath, selectTree } from '../../store/selectors.ts'
import type { YardState } from '../../store/state.ts'
import { rulingsAlong, selectCostRange, selectStepCase } from '../../store/step-selectors.ts'
import type { Yard } from '../../store/yard.ts'
import { bestPath } from './step-paths.ts'
import { agreedSteps } from './step-points.ts'

/** What follows the branch: the best that was recorded, or what the router chooses. */
export type Onward = 'best' | 'router'

/** Lets `model` take the step at `index`, and shows what follows; what was not recorded, the models run. */
export function takeStep(yard: Yard, index: number, model: ModelId, onward: Onward): void {
  const state = yard.getState()
  const from = selectPath(state).slice(0, index)
  const branch = [...from, model]
  const path = recordedOn(state, branch, onward) ?? knownOn(selectTree(state), branch)
  if (!path) {
    void runLive(yard, { from, firstModel: model })
    return
  }
  showBranch(yard, path, index + 1)
}

/** Null where the recording does not have the branch. */
function recordedOn(state: YardState, branch: Path, onward: Onward): Path | null {
  const question = selectStepCase(state)
  const forest = selectForest(state)
  const range = selectCostRange(state)
  const pool = selectPool(state)
  const nodes = nodesAlong(selectTree(state), branch)
  if (!question || !forest || !range || nodes.length < branch.length) return null
  if (agreedSteps(question.graph, forest.texts, pool, nodes) < branch.length) return null
  return onward === 'best'
    ? bestPath(question, range, state.setup.preference, pool, branch)
    : routedOn(state, pool, branch)
}

function routedOn(state: YardState, pool: readonly ModelId[], branch: Path): Path {
  let path = branch
  for (;;) {
    const ruling = rulingsAlong(state, path)[path.length]
    const model = ruling && pool[ruling.arm]
    if (!model) return path
    path = [...path, model]
  }
}

/** The branch and what was run after it, whoever ran it; null where it was not run. */
function knownOn(tree: EpisodeTree, branch: Path): Path | null {
  const nodes = nodesAlong(tree, branch)
  if (nodes.length < branch.length) return null
  const onward: ModelId[] = []
  for (let node = nodes.at(-1); node; ) {
    const next: TreeNode | undefined = Object.values(node.branches)[0]
    if (next) onward.push(next.step.model)
    node = next
  }
  return [...branch, ...onward]
}
