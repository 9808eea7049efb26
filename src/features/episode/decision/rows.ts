/** The decision as the panel shows it: what the router expected of each arm, and what came of it. */
import { type Preference, utility } from '../../../core/cost/utility.ts'
import type { Arm } from '../../../core/episode/arm.ts'
import type { Worth } from '../../../core/outcomes/table.ts'
import type { Due } from '../../../store/decision-selectors.ts'

export interface Figures extends Worth {
  readonly utility: number
}

export interface ArmRow {
  /** The arm's index at the decision point. */
  readonly place: number
  readonly arm: Arm
  /** What the policy expects of it; null where it was not asked. */
  readonly predicted: Figures | null
  /** What was recorded of it; null where nothing was. */
  readonly recorded: Figures | null
  /** Whether no other arm is worth more, by what was recorded. */
  readonly best: boolean
  readonly chosen: boolean
  /** The probability that the router draws it; null where the router does not draw. */
  readonly chance: number | null
}

export function decisionRows(
  { arms, reply, predictions, worths, value }: Due,
  preference: Preference,
): readonly ArmRow[] {
  const figures = (worth: Worth | undefined): Figures | null =>
    worth ? { ...worth, utility: utility(preference, worth.perf, worth.cost) } : null
  const distribution = reply.type === 'decided' ? reply.decision.distribution : []
  const draws = reply.type === 'decided' && !distribution.includes(1)
  return arms.map((arm, place): ArmRow => {
    const recorded = figures(worths?.[place])
    return {
      place,
      arm,
      predicted: figures(predictions?.worths[place]),
      recorded,
      best: recorded !== null && recorded.utility === value,
      chosen: reply.type === 'decided' && reply.arm === place,
      chance: draws ? (distribution[place] ?? null) : null,
    }
  })
}

/** How many rows the panel shows until a person asks for all. */
const FOREMOST = 6

/**
 * All rows where there are few. Otherwise the chosen one, the one on screen, the best, and those of the greatest utility, as
 * predicted or else as recorded; in the order of the arms.
 */
export function foremostRows(rows: readonly ArmRow[], shown: number | null): readonly ArmRow[] {
  if (rows.length <= FOREMOST) return rows
  const always = rows.filter(({ chosen, place, best }) => chosen || place === shown || best)
  const worth = ({ predicted, recorded }: ArmRow): number =>
    predicted?.utility ?? recorded?.utility ?? Number.NEGATIVE_INFINITY
  const others = rows
    .filter((row) => !always.includes(row))
    .toSorted((a, b) => worth(b) - worth(a) || 0)
  const kept = new Set([...always, ...others].slice(0, FOREMOST))
  return rows.filter((row) => kept.has(row))
}
