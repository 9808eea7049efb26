/** Min–max normalisation of cost by the train split (HAPS eq. 13), so that cost weighs against quality. */
import type { Outcome } from '../episode/outcome.ts'
import type { Worth } from '../routing/router.ts'
import { type CostNorm, costNorm, type Usd, usd } from '../units.ts'
import { episodeCost, type PriceBook } from './price-book.ts'

/** C_min and C_max: of the train split under one price book, and the same for every split. */
export interface CostRange {
  readonly min: Usd
  readonly max: Usd
}

/** An outcome with its quality and cost as the utility weighs them. */
export interface PricedOutcome extends Worth {
  readonly outcome: Outcome
}

/** The cheapest and the dearest episode among all questions and assignments. Throws a RangeError where there is none. */
export function costRange(book: PriceBook, trainOutcomes: Iterable<Outcome>): CostRange {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const outcome of trainOutcomes) {
    const cost = episodeCost(book, outcome)
    if (cost < min) min = cost
    if (cost > max) max = cost
  }
  if (min > max) throw new RangeError('The cost range of no episodes is undefined')
  return { min: usd(min), max: usd(max) }
}

/** Where a cost lies in the range: 0 at its cheapest, 1 at its dearest episode; 0 everywhere if all cost the same. */
export const normaliseCost = ({ min, max }: CostRange, cost: Usd): CostNorm =>
  costNorm(max === min ? 0 : (cost - min) / (max - min))

/** US dollars at a place in the range, which may lie outside of [0, 1]: what `normaliseCost` undoes. */
export const dollarsAt = ({ min, max }: CostRange, share: number): Usd =>
  usd(min + share * (max - min))

/** The outcomes with their normalised costs, in the same order. */
export const priceOutcomes = (
  book: PriceBook,
  range: CostRange,
  outcomes: readonly Outcome[],
): readonly PricedOutcome[] =>
  outcomes.map((outcome) => ({
    outcome,
    perf: outcome.score,
    cost: normaliseCost(range, episodeCost(book, outcome)),
  }))
