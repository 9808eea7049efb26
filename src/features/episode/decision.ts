/** The decision as the panel shows it: what the router expected of each arm, and what came of it. */
import type { PricedOutcome } from '../../core/cost/normalise.ts'
import { utility } from '../../core/cost/utility.ts'
import type { Assignment } from '../../core/episode/tree.ts'
import { margin } from '../../core/routing/choice.ts'
import type { Prediction, Preference } from '../../core/routing/router.ts'

export interface ArmRow {
  readonly index: number
  readonly arm: Assignment
  readonly predicted: (Prediction & { readonly utility: number }) | null
  readonly actual: {
    readonly score: number
    readonly cost: number
    readonly utility: number
  } | null
  readonly chosen: boolean
}

export interface DecisionView {
  readonly rows: readonly ArmRow[]
  /** How far the best predicted utility is ahead of the next; null without predictions. */
  readonly margin: number | null
  /** The arm that would really have been best; null where not all arms were run. */
  readonly best: number | null
  /** Utility that the choice gave away against the best arm; null where not all arms were run. */
  readonly regret: number | null
}

export function decisionView(
  arms: readonly Assignment[],
  predictions: readonly Prediction[] | null,
  outcomes: readonly PricedOutcome[] | null,
  preference: Preference,
  chosen: number | null,
): DecisionView {
  const rows = arms.map((arm, index): ArmRow => {
    const predicted = predictions?.[index]
    const actual = outcomes?.[index]
    return {
      index,
      arm,
      chosen: index === chosen,
      predicted: predicted
        ? { ...predicted, utility: utility(preference, predicted.perf, predicted.cost) }
        : null,
      actual: actual
        ? {
            score: actual.outcome.score,
            cost: actual.cost,
            utility: utility(preference, actual.outcome.score, actual.cost),
          }
        : null,
    }
  })
  const expected = rows.flatMap(({ predicted }) => (predicted ? [predicted.utility] : []))
  const real = rows.flatMap(({ actual }) => (actual ? [actual.utility] : []))
  const best = real.length === arms.length ? real.indexOf(Math.max(...real)) : null
  return {
    rows,
    margin: expected.length === arms.length ? margin(expected) : null,
    best,
    regret: best === null || chosen === null ? null : (real[best] ?? 0) - (real[chosen] ?? 0),
  }
}

/** Rows that stand in the panel before a person asks for all. */
const FOREMOST = 6

/**
 * All rows where there are few. Else the chosen one, the one on screen, the best, and those of the greatest utility: the
 * expected one, or the real one where nothing was expected. In the order of the arms.
 */
export function foremostRows(
  { rows, best }: DecisionView,
  shown: number | null,
): readonly ArmRow[] {
  if (rows.length <= FOREMOST) return rows
  const always = rows.filter((row) => row.chosen || row.index === shown || row.index === best)
  const worth = ({ predicted, actual }: ArmRow): number =>
    predicted?.utility ?? actual?.utility ?? Number.NEGATIVE_INFINITY
  const others = rows
    .filter((row) => !always.includes(row))
    .toSorted((a, b) => worth(b) - worth(a) || 0)
  const kept = new Set([...always, ...others].slice(0, FOREMOST))
  return rows.filter((row) => kept.has(row))
}
