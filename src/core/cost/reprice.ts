/** Predictions are made under one price book; this carries them over to another that a person sets. */
import type { Outcome } from '../episode/outcome.ts'
import type { Assignment } from '../episode/tree.ts'
import { sameAssignment } from '../routing/arms.ts'
import type { Prediction } from '../routing/router.ts'
import { usd } from '../units.ts'
import { type CostRange, dollarsAt, normaliseCost } from './normalise.ts'
import { episodeCost, type PriceBook } from './price-book.ts'

/** A price book with the cost range that the train split has under it. */
export interface Pricing {
  readonly book: PriceBook
  readonly range: CostRange
}

/**
 * A function from the predictions of `arms` under one pricing to those under another. A predicted cost changes as the mean
 * cost of its arm does on the train split: exact where both prices of both models change by one factor, close otherwise.
 */
export function createRepricer(
  from: Pricing,
  to: Pricing,
  arms: readonly Assignment[],
  trainOutcomes: readonly Outcome[],
): (predictions: readonly Prediction[]) => readonly Prediction[] {
  const factors = arms.map((arm) => {
    const own = trainOutcomes.filter(({ assignment }) => sameAssignment(assignment, arm))
    const total = (book: PriceBook) => own.reduce((sum, o) => sum + episodeCost(book, o), 0)
    const before = total(from.book)
    return before > 0 ? total(to.book) / before : 1
  })
  return (predictions) =>
    predictions.map(({ perf, cost }, arm) => {
      const predicted = dollarsAt(from.range, cost)
      return { perf, cost: normaliseCost(to.range, usd(predicted * (factors[arm] ?? 1))) }
    })
}
