/**
 * The episode tree: all episodes of one question, a node per step, a branch per arm. It is the only record: a recording fills
 * it whole, a live run or a hand-picked branch adds to it. Trees are immutable and share what did not change.
 */
import { type Arm, type ArmId, armFor, variantId } from './arm.ts'
import type { Role } from './prompt.ts'
import type { Verdict } from './protocol.ts'
import type { Step } from './step.ts'

export interface TreeNode {
  readonly step: Step
  /** Set where the episode ends with this step. */
  readonly verdict: Verdict | null
  readonly branches: Branches
}

/** What follows, by the arm of the role that takes the next step. */
export type Branches = ReadonlyMap<ArmId, TreeNode>

export interface EpisodeTree {
  readonly questionId: string
  readonly branches: Branches
}

/** The arms that took the steps from the start; with the tree it names one node. */
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

/** The nodes along `path`, as far as the tree has them. */
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

/** The tree with `node` in place at the end of `path`; what stood there keeps its branches if the text is the same. */
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
  if (!here) throw new RangeError(`withNode: no step of ${arm} at this place of the tree`)
  const grown = place(here.branches, rest, step, verdict)
  return new Map(branches).set(arm, { ...here, branches: grown })
}

/** The tree with these steps from its start, one after another. */
export const withEpisode = (
  tree: EpisodeTree,
  nodes: readonly Pick<TreeNode, 'step' | 'verdict'>[],
): EpisodeTree =>
  nodes.reduce(
    (grown, { step, verdict }, at) =>
      withNode(grown, pathOf(nodes.slice(0, at + 1)), step, verdict),
    tree,
  )

/** What is asked for after `path`, as far as the tree knows it from a step taken there; null at its end. */
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

/** Who speaks after `path`, as far as the tree knows; null at its end. */
export const nextRole = (tree: EpisodeTree, path: Path): Role | null =>
  askAfter(tree, path)?.role ?? null

/**
 * The path of the episode in which each role keeps its part of an arm, as far as the tree has it. `from` are steps already
 * taken, perhaps by other models. Throws a RangeError where the arm leaves a role open that speaks.
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
