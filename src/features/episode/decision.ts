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
