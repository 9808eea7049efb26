/** Carries predictions over from the price book that they were made under to one that a person sets. */
import { type CostRange, dollarsAt, normaliseCost } from '../cost/normalise.ts'
import { usd } from '../units.ts'
import type { Case } from './case.ts'
import type { Worth } from './table.ts'

/** The train split under one price book, with its cost range. */
export interface Pricing {
  readonly train: readonly Case[]
  readonly range: CostRange
}

/**
 * A function from predictions under one pricing to predictions under another. The predicted cost of an arm changes by the same
 * factor as its mean cost on the train split. This is exact if all prices change by one factor, and close otherwise.
 */
export function createRepricer(
  from: Pricing,
  to: Pricing,
): (predictions: readonly Worth[]) => readonly Worth[] {
  const before = totals(from.train)
  const after = totals(to.train)
  return (predictions) =>
    predictions.map(({ perf, cost }, arm) => {
      const factor = before[arm] ? after[arm]! / before[arm] : 1
      const predicted = dollarsAt(from.range, cost)
      return { perf, cost: normaliseCost(to.range, usd(predicted * factor)) }
    })
}

/** The total cost of each arm of the first decision point over all questions. */
function totals(cases: readonly Case[]): readonly number[] {
  const sums: number[] = []
  for (const { graph, costs } of cases) {
    for (let edge = 0; edge < graph.firstEdge[1]!; edge++) {
      sums[edge] = (sums[edge] ?? 0) + costs[edge]!
    }
  }
  return sums
}
