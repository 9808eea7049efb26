/**
 * The episode tree: all episodes of one question, a node a step, a branch a model. It is the only record: a recording fills
 * it whole, a live run or a hand-picked branch adds to it. Trees are immutable and share what did not change.
 */
import { own } from '../own.ts'
import type { Role } from './prompt.ts'
import type { Verdict } from './protocol.ts'
import type { ModelId, Step } from './step.ts'

export interface TreeNode {
  readonly step: Step
  /** Set where the episode ends with this step. */
  readonly verdict: Verdict | null
  readonly branches: Branches
}

/** What follows, by the model that takes the next step. */
export type Branches = Readonly<Record<ModelId, TreeNode>>

export interface EpisodeTree {
  readonly questionId: string
  readonly branches: Branches
}

/** The models that took the steps from the start; with the tree it names one node. */
export type Path = readonly ModelId[]

/** An arm: a model for each role of the decision. All roles of an episode (HAPS), or the one role of the next step. */
export type Assignment = Readonly<Partial<Record<Role, ModelId>>>

/** The roles that an assignment fills, in its own order. */
export const rolesOf = (assignment: Assignment): readonly Role[] =>
  Object.keys(assignment) as Role[]

/** The model that plays `role`. Throws a RangeError where the assignment leaves it open. */
export function modelFor(assignment: Assignment, role: Role): ModelId {
  const model = assignment[role]
  if (model === undefined) throw new RangeError(`The assignment has no model for the ${role}`)
  return model
}

export const emptyTree = (questionId: string): EpisodeTree => ({ questionId, branches: {} })

/** The nodes along `path`, as far as the tree has them. */
export function nodesAlong(tree: EpisodeTree, path: Path): readonly TreeNode[] {
  const nodes: TreeNode[] = []
  let branches = tree.branches
  for (const model of path) {
    const node = own(branches, model)
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
  const [model, ...rest] = path
  if (model === undefined) throw new RangeError('withNode: the path is empty')
  const here = own(branches, model)
  if (rest.length === 0) {
    const kept = here && here.step.completion.text === step.completion.text ? here.branches : {}
    return { ...branches, [model]: { step, verdict, branches: kept } }
  }
  if (!here) throw new RangeError(`withNode: no step of ${model} at this place of the tree`)
  return { ...branches, [model]: { ...here, branches: place(here.branches, rest, step, verdict) } }
}

/** The tree with these steps from its start, one after another. */
export const withEpisode = (
  tree: EpisodeTree,
  nodes: readonly Pick<TreeNode, 'step' | 'verdict'>[],
): EpisodeTree =>
  nodes.reduce((grown, { step, verdict }, at) => {
    const path = nodes.slice(0, at + 1).map((node) => node.step.model)
    return withNode(grown, path, step, verdict)
  }, tree)

const roleIn = (branches: Branches): Role | null => Object.values(branches)[0]?.step.role ?? null

/** Who speaks after `path`, as far as the tree knows; null at its end. */
export function nextRole(tree: EpisodeTree, path: Path): Role | null {
  const last = nodesAlong(tree, path).at(-1)
  return roleIn(path.length === 0 ? tree.branches : (last?.branches ?? {}))
}

/**
 * The path of the episode in which each role keeps its assigned model, as far as the tree has it. `from` are steps already
 * taken, perhaps by other models.
 */
export function pathOfAssignment(tree: EpisodeTree, assignment: Assignment, from: Path = []): Path {
  let path = from
  for (;;) {
    const role = nextRole(tree, path)
    if (role === null) return path
    const longer = [...path, modelFor(assignment, role)]
    if (nodesAlong(tree, longer).length < longer.length) return path
    path = longer
  }
}
