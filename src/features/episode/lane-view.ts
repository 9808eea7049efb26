/** A lane with what came of it. */
import { episodeCost, type PriceBook } from '../../core/cost/price-book.ts'
import type { Outcome } from '../../core/episode/outcome.ts'
import type { Role } from '../../core/episode/prompt.ts'
import { type Origin, originOf } from '../../core/episode/step.ts'
import {
  type Assignment,
  type EpisodeTree,
  nodesAlong,
  rolesOf,
  type TreeNode,
} from '../../core/episode/tree.ts'
import type { Usd } from '../../core/units.ts'
import type { Lane } from './lanes.ts'
import { ledgerOf, totalCost } from './ledger.ts'

export interface LaneOutcome {
  readonly score: number
  readonly cost: Usd
  /** Its cost as a multiple of the main lane's; null where that is unknown. */
  readonly times: number | null
  readonly origin: Origin
}

export interface LaneView extends Lane {
  /** The models by role; null for a branch by hand, where a role may have changed models. */
  readonly assignment: Assignment | null
  /** What came of it; null where it was not run to the end. */
  readonly outcome: LaneOutcome | null
}

/** Who plays which role at the end of these steps; `otherwise` for a role that has not spoken. */
export function assignmentAt(nodes: readonly TreeNode[], otherwise: Assignment): Assignment {
  const last = (role: Role) =>
    nodes.findLast(({ step }) => step.role === role)?.step.model ?? otherwise[role]
  return Object.fromEntries(rolesOf(otherwise).map((role) => [role, last(role)]))
}

/**
 * Prices every lane. What the tree holds to the verdict is read from it; else the recorded column of the arm is used,
 * which is there before the whole forest is.
 */
export function laneViews(
  lanes: readonly Lane[],
  tree: EpisodeTree,
  arms: readonly Assignment[],
  columns: readonly Outcome[] | null,
  book: PriceBook,
): readonly LaneView[] {
  const priced = lanes.map((lane) => ({ lane, outcome: outcomeOf(lane) }))
  const main = priced.find(({ lane }) => lane.main)?.outcome?.cost ?? null
  return priced.map(({ lane, outcome }) => ({
    ...lane,
    assignment: lane.arm === null ? null : (arms[lane.arm] ?? null),
    outcome: outcome && {
      ...outcome,
      times: main === null || main === 0 ? null : outcome.cost / main,
    },
  }))

  function outcomeOf(lane: Lane): Omit<LaneOutcome, 'times'> | null {
    const nodes = nodesAlong(tree, lane.path)
    const verdict = nodes.at(-1)?.verdict
    const arm = lane.arm === null ? null : (arms[lane.arm] ?? null)
    if (verdict) {
      const assignment = arm ?? assignmentAt(nodes, arms[0]!)
      return {
        score: verdict.score,
        cost: totalCost(ledgerOf(book, assignment, nodes)),
        origin: originOf(nodes),
      }
    }
    const column = lane.arm === null ? null : columns?.[lane.arm]
    return column
      ? { score: column.score, cost: episodeCost(book, column), origin: 'recorded' }
      : null
  }
}
