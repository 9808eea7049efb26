/** Which lanes the figure has room for, where a pool makes many assignments. The decision's table has them all. */
import { rolesOf } from '../../core/episode/tree.ts'
import type { LaneView } from './lane-view.ts'

/** So many lanes always stand in the figure: those of a pair of models. */
const FEW = 4

/**
 * The lane on screen, the branches by hand, and of the others at most `room`: first those that no other lane beats in both
 * score and cost, then those of one model alone.
 */
export function shownLanes(lanes: readonly LaneView[], room: number): readonly LaneView[] {
  const others = lanes.filter((lane) => !lane.main && lane.arm !== null)
  if (others.length <= Math.max(FEW, room)) return lanes
  const ordered = [...undominated(others), ...others.filter(isSingle), ...others]
  const kept = new Set([...new Set(ordered)].slice(0, room))
  return lanes.filter((lane) => lane.main || lane.arm === null || kept.has(lane))
}

/** By rising cost, each with a better score than the one before; of equals the first. */
function undominated(lanes: readonly LaneView[]): readonly LaneView[] {
  const known = lanes.flatMap((lane) => (lane.outcome ? [{ lane, outcome: lane.outcome }] : []))
  let best = Number.NEGATIVE_INFINITY
  return known
    .toSorted((a, b) => a.outcome.cost - b.outcome.cost || b.outcome.score - a.outcome.score)
    .flatMap(({ lane, outcome }) => {
      if (outcome.score <= best) return []
      best = outcome.score
      return [lane]
    })
}

function isSingle({ assignment }: LaneView): boolean {
  if (!assignment) return false
  return new Set(rolesOf(assignment).map((role) => assignment[role])).size === 1
}
