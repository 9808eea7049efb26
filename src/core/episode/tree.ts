/**
 * The episode tree: all episodes of one question, a node per step, a branch per arm. It is the only record of what was run: a
 * recording fills it whole, a live run or a branch that a person tries adds to it. Trees are immutable and share what did not
 * change.
 */
import { type Arm, type ArmId, armFor, variantId } from './arm.ts'
import type { Role } from './prompt.ts'
import type { Verdict } from './protocol.ts'
import type { Step } from './step.ts'

export interface TreeNode {
  readonly step: Step
  /** Null unless the episode ends with this step. */
  readonly verdict: Verdict | null
  readonly branches: Branches
}

/** The possible next steps, by the single-role arm that takes each. */
export type Branches = ReadonlyMap<ArmId, TreeNode>

export interface EpisodeTree {
  readonly questionId: string
  readonly branches: Branches
}

/** The arms that took the steps so far, from the start. In a tree, a path names one node. */
export type Path = readonly ArmId[]

export const NO_BRANCHES: Branches = new Map()

/** The arm that took a step. */
export const armIdOf = ({ model, adapter }: Pick<Step, 'model' | 'adapter'>): ArmId =>
  variantId(model, adapter)

export const pathOf = (nodes: readonly Pick<TreeNode, 'step'>[]): Path =>
  nodes.map(({ step }) => armIdOf(step))

export const emptyTree = (questionId: string): EpisodeTree => ({
  questionId,
  branches: NO_BRANCHES,
})

/** The nodes along `path`; fewer than its arms if the tree does not reach that far. */
export function nodesAlong(tree: EpisodeTree, path: Path): readonly TreeNode[] {
  const nodes: TreeNode[] = []
  let branches = tree.branches
  for (const arm of path) {
    const node = branches.get(arm)
    if (!node) break
    nodes.push(node)
    branches = node.branches
  }
  return nodes
}

/**
 * The tree with this step at the end of `path`. A step that was there before is replaced; its branches stay if the text is the
 * same. Throws a RangeError if the path is empty or its earlier steps are missing.
 */
export function withNode(
  tree: EpisodeTree,
  path: Path,
  step: Step,
  verdict: Verdict | null,
): EpisodeTree {
  return { ...tree, branches: place(tree.branches, path, step, verdict) }
}

function place(branches: Branches, path: Path, step: Step, verdict: Verdict | null): Branches {
  const [arm, ...rest] = path
  if (arm === undefined) throw new RangeError('withNode: the path is empty')
  const here = branches.get(arm)
  if (rest.length === 0) {
    const same = here && here.step.completion.text === step.completion.text
    const kept = same ? here.branches : NO_BRANCHES
    return new Map(branches).set(arm, { step, verdict, branches: kept })
  }
  if (!here)
    throw new RangeError(
      `withNode: the path leads through "${arm}", whose step is not in the tree yet`,
    )
  const grown = place(here.branches, rest, step, verdict)
  return new Map(branches).set(arm, { ...here, branches: grown })
}

/** The tree with the steps of one episode added from its start. */
export const withEpisode = (
  tree: EpisodeTree,
  nodes: readonly Pick<TreeNode, 'step' | 'verdict'>[],
): EpisodeTree =>
  nodes.reduce(
    (grown, { step, verdict }, at) =>
      withNode(grown, pathOf(nodes.slice(0, at + 1)), step, verdict),
    tree,
  )

/** What the protocol asks for after `path`, as seen in any step the tree holds there; null if it holds none. */
export function askAfter(
  tree: EpisodeTree,
  path: Path,
): Pick<Step, 'name' | 'role' | 'decides'> | null {
  const nodes = nodesAlong(tree, path)
  if (nodes.length < path.length) return null
  const branches = nodes.at(-1)?.branches ?? tree.branches
  const [node] = branches.values()
  return node?.step ?? null
}

/** The role that speaks after `path`; null if the tree holds no step there. */
export const nextRole = (tree: EpisodeTree, path: Path): Role | null =>
  askAfter(tree, path)?.role ?? null

/**
 * The path of the episode in which every role keeps its model from `arm`, as far as the tree holds it. It continues `from`,
 * whose steps other models may have taken. Throws a RangeError if a role speaks that the arm does not fill.
 */
export function pathOfArm(tree: EpisodeTree, arm: Arm, from: Path = []): Path {
  let path = from
  for (;;) {
    const role = nextRole(tree, path)
    if (role === null) return path
    const longer = [...path, armFor(arm, role).id]
    if (nodesAlong(tree, longer).length < longer.length) return path
    path = longer
  }
}
