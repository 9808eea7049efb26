/** The branches that a figure draws beside its main track: the arms not taken at its switches, and those made by hand. */
import { type CostRange, dollarsAt } from '../../../core/cost/normalise.ts'
import type { PriceBook } from '../../../core/cost/price-book.ts'
import { type Preference, utility } from '../../../core/cost/utility.ts'
import { type Arm, armFor, armOf, withArm } from '../../../core/episode/arm.ts'
import { type Origin, originOf, type Step } from '../../../core/episode/step.ts'
import {
  armIdOf,
  type Branches,
  type EpisodeTree,
  nodesAlong,
  type Path,
  pathOf,
  pathOfArm,
  type TreeNode,
} from '../../../core/episode/tree.ts'
import type { Worth } from '../../../core/outcomes/table.ts'
import type { Usd } from '../../../core/units.ts'
import { holdersAt, type Point } from '../../../store/decision-points.ts'
import { fitsArm, pathKey } from '../../../store/episode-view.ts'
import { type Entry, episodeBill, holdersAfter, totalCost } from '../bill/bill.ts'

/** What came of a whole episode. */
export interface Outcome {
  readonly score: number
  readonly cost: Usd
  /** Its cost as a multiple of that of the episode on screen; null where that is unknown. */
  readonly times: number | null
  readonly origin: Origin
}

export interface Branch {
  /** Unique in a figure, and stable while it stands. */
  readonly id: string
  /** The index of the step that it takes in place of the one on screen. */
  readonly index: number
  /** The decision point whose arm it is, and the arm's place there; null for a branch made by hand. */
  readonly choice: { readonly point: number; readonly place: number } | null
  readonly arm: Arm
  /** The whole path; empty where it is not known, because it was not run or is not loaded. */
  readonly path: Path
  /** How many steps the path shares with the one on screen. */
  readonly shared: number
  /** The steps after those. */
  readonly steps: readonly Step[]
  /** What came of it; null where it was not run to the end, or where more decisions follow. */
  readonly outcome: Outcome | null
  /** What it is worth if every later choice is the best one; null where no decision follows, or this is not known. */
  readonly worth: (Worth & { readonly utility: number }) | null
}

export interface BranchesInput {
  readonly tree: EpisodeTree
  /** What was run here or imported, on top of the recording; null where nothing was. */
  readonly added: EpisodeTree | null
  readonly points: readonly Point[]
  /** The steps on screen. */
  readonly nodes: readonly TreeNode[]
  /** What they cost. */
  readonly bill: readonly Entry[]
  readonly book: PriceBook
  readonly range: CostRange | null
  readonly preference: Preference
}

/** Whether one decision settles the whole episode: then a branch has room to be drawn to its end. */
export const isSettled = (points: readonly Point[]): boolean => points.length <= 1

/**
 * The index of the arm that the main track takes at a decision point; null where it takes none of them, or where the path ends.
 * Until anything is run, it is the router's arm if that settles the whole episode.
 */
export function placeOnTrack(points: readonly Point[], point: Point, steps: number): number | null {
  const waits = steps === 0 && isSettled(points)
  return point.taken ?? (waits && point.reply.type === 'decided' ? point.reply.arm : null)
}

export function branchesOf(input: BranchesInput): readonly Branch[] {
  const main = mainCost(input)
  const withTimes = (branch: Branch): Branch => ({
    ...branch,
    outcome: branch.outcome && {
      ...branch.outcome,
      times: main === null || main === 0 ? null : branch.outcome.cost / main,
    },
  })
  return [...armBranches(input), ...handBranches(input)].map(withTimes)
}

/** What the episode on screen cost; until its steps arrive, the recorded cost of its arm. */
function mainCost({ points, nodes, bill, range }: BranchesInput): Usd | null {
  if (nodes.length > 0) return nodes.at(-1)?.verdict ? totalCost(bill) : null
  const [start] = points
  const place = start ? placeOnTrack(points, start, 0) : null
  const worth = place === null ? null : start?.worths?.[place]
  return worth && range ? dollarsAt(range, worth.cost) : null
}

function armBranches(input: BranchesInput): readonly Branch[] {
  const { points, nodes } = input
  return points.flatMap((point, at) => {
    const main = placeOnTrack(points, point, nodes.length)
    const others = point.arms.flatMap((arm, place) =>
      place === main ? [] : [armBranch(input, point, { point: at, place }, arm)],
    )
    return main === null && isSettled(points) ? partLate(others, nodes) : others
  })
}

/** For a main track that takes no arm: the arm that shares most steps with it leaves where they part, not at the switch. */
function partLate(branches: readonly Branch[], nodes: readonly TreeNode[]): readonly Branch[] {
  const shared = branches.map(({ path }) => sharedSteps(path, pathOf(nodes)))
  const most = Math.max(0, ...shared)
  const home = most === 0 ? -1 : shared.indexOf(most)
  return branches.map((branch, at) =>
    at === home ? { ...branch, shared: most, steps: branch.steps.slice(most) } : branch,
  )
}

function armBranch(
  input: BranchesInput,
  { index, worths }: Point,
  choice: NonNullable<Branch['choice']>,
  arm: Arm,
): Branch {
  const { tree, points, nodes, preference } = input
  const worth = worths?.[choice.place] ?? null
  const holders = withArm(holdersAt(points, nodes, index), arm)
  const before = pathOf(nodes.slice(0, index))
  const settled = isSettled(points)
  const found = settled ? pathOfArm(tree, holders, before) : worth ? [] : runPath(tree, before, arm)
  const path = found.length > index ? found : []
  const along = nodesAlong(tree, path)
  return {
    id: `${choice.point}-${arm.id}`,
    index,
    choice,
    arm,
    path,
    shared: index,
    steps: along.slice(index).map(({ step }) => step),
    outcome: outcomeOf(input, holders, along) ?? (settled ? recorded(input, worth) : null),
    worth:
      !settled && worth ? { ...worth, utility: utility(preference, worth.perf, worth.cost) } : null,
  }
}

/** The recorded outcome of an arm that settles the episode, which arrives before its steps. */
const recorded = ({ range }: BranchesInput, worth: Worth | null): Outcome | null =>
  worth && range
    ? { score: worth.perf, cost: dollarsAt(range, worth.cost), times: null, origin: 'recorded' }
    : null

/** `before`, then this arm, then the first steps that were run after it, by whichever model. */
function runPath(tree: EpisodeTree, before: Path, arm: Arm): Path {
  const known = nodesAlong(tree, before).at(-1)?.branches ?? tree.branches
  const [next] = known.values()
  let node = next && known.get(armFor(arm, next.step.role).id)
  const path = [...before]
  while (node) {
    path.push(armIdOf(node.step))
    node = node.branches.values().next().value
  }
  return path
}

function outcomeOf(
  { book }: BranchesInput,
  holders: Arm,
  nodes: readonly TreeNode[],
): Outcome | null {
  const verdict = nodes.at(-1)?.verdict
  if (!verdict) return null
  const cost = totalCost(episodeBill(book, holdersAfter(holders.models, nodes), nodes))
  return { score: verdict.score, cost, times: null, origin: originOf(nodes) }
}

/** Whole paths that were run here and that neither the main track nor an arm's branch shows. */
function handBranches(input: BranchesInput): readonly Branch[] {
  const { tree, added, points, nodes } = input
  const shown = pathOf(nodes)
  return leafPaths(added?.branches ?? new Map()).flatMap((path) => {
    const index = sharedSteps(path, shown)
    const after = nodesAlong(tree, path)
    if (index === path.length || isOfArm(points, after, index)) return []
    const first = after[index]!.step
    const start = points[0]?.arms[0] ?? null
    const arm = armOf({ [first.role]: first.model })
    return {
      id: pathKey(path),
      index,
      choice: null,
      arm,
      path,
      shared: index,
      steps: after.slice(index).map(({ step }) => step),
      outcome: outcomeOf(input, withArm(start, arm), after),
      worth: null,
    }
  })
}

/** Whether the steps from this index on, up to the next decision, are those of an arm that is due there. */
function isOfArm(points: readonly Point[], nodes: readonly TreeNode[], index: number): boolean {
  const steps = nodes.map(({ step }) => step)
  const point = points.findLast((each) => each.index <= index)
  if (!point) return false
  const next = steps.findIndex(({ decides }, at) => at > index && decides.length > 0)
  const decided = steps.slice(point.index, next === -1 ? steps.length : next)
  return point.arms.some((arm) => fitsArm(arm, decided))
}

/** Every path down to a leaf. */
function leafPaths(branches: Branches): readonly Path[] {
  return [...branches].flatMap(([arm, node]) =>
    node.branches.size === 0
      ? [[arm]]
      : leafPaths(node.branches).map((rest): Path => [arm, ...rest]),
  )
}

/** How many steps two paths have in common. */
export function sharedSteps(a: Path, b: Path): number {
  const differs = a.findIndex((arm, index) => arm !== b[index])
  return differs === -1 ? a.length : differs
}
