/** What of an episode is drawn, and on which row: rows follow the arms' order, the dearest on top. */
import { rolesOf } from '../../../core/episode/arm.ts'
import type { Point } from '../../../store/decision-points.ts'
import { type Branch, isSettled, placeOnTrack } from './branches.ts'
import type { FigureShape, ShapeBranch, ShapeSwitch } from './layout.ts'

/** This many arms are always drawn: those of two models in two roles. */
const FEW = 4

/**
 * The branches that the figure has room for; the decision's table has them all. Every branch made by hand is drawn, and at each
 * switch at most `room` others: first those that no other beats in both score and cost, then those of a single model.
 */
export function shownBranches(branches: readonly Branch[], room: number): readonly Branch[] {
  const kept = new Set<Branch>()
  for (const point of new Set(branches.map(({ choice }) => choice?.point))) {
    const others = branches.filter(({ choice }) => choice && choice.point === point)
    const ordered =
      others.length <= Math.max(FEW, room)
        ? others
        : [...new Set([...undominated(others), ...others.filter(isSingle), ...others])].slice(
            0,
            room,
          )
    for (const branch of ordered) kept.add(branch)
  }
  return branches.filter((branch) => branch.choice === null || kept.has(branch))
}

/** By rising cost, each with a better score than the one before; of equals the first. */
function undominated(branches: readonly Branch[]): readonly Branch[] {
  const known = branches.flatMap((branch) => {
    const { outcome, worth } = branch
    if (outcome) return [{ branch, score: outcome.score, cost: outcome.cost as number }]
    return worth ? [{ branch, score: worth.perf, cost: worth.cost as number }] : []
  })
  let best = Number.NEGATIVE_INFINITY
  return known
    .toSorted((a, b) => a.cost - b.cost || b.score - a.score)
    .flatMap(({ branch, score }) => {
      if (score <= best) return []
      best = score
      return [branch]
    })
}

const isSingle = ({ arm: { models } }: Branch): boolean =>
  new Set(rolesOf(models).map((role) => models[role])).size === 1

/** The shape of a figure, whatever its width. */
export function shapeOf(
  points: readonly Point[],
  branches: readonly Branch[],
  steps: number,
): Omit<FigureShape, 'width' | 'scale'> {
  const settled = isSettled(points)
  const switches: ShapeSwitch[] = []
  for (const point of points) {
    const row = placeOnTrack(points, point, steps)
    const open = row === null && point.index >= steps
    // A track that follows no arm runs below the one that it comes from.
    const beside = switches.at(-1)?.row ?? homeRow(branches) - 0.5
    switches.push({ index: point.index, row: row ?? (open ? null : beside) })
  }
  const mainRow = (step: number): number =>
    switches.findLast(({ index, row }) => index < step && row !== null)?.row ??
    switches[0]?.row ??
    0
  let byHand = 0
  const rowOf = (branch: Branch): number => {
    if (branch.choice) return branch.choice.place
    byHand += 1
    // Below the track that it leaves, each on a row of its own.
    return mainRow(branch.shared) - 0.25 - byHand / 1000
  }
  return {
    steps,
    switches,
    settled,
    branches: branches.map(
      (branch): ShapeBranch => ({
        row: rowOf(branch),
        at: branch.choice?.point ?? null,
        shared: branch.shared,
        steps: settled ? branch.steps.length : 0,
      }),
    ),
  }
}

/** The row of the arm that the main track shares its first steps with. */
const homeRow = (branches: readonly Branch[]): number =>
  branches.find(({ choice, shared }) => choice !== null && shared > 0)?.choice?.place ?? 0
