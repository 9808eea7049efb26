/** Predictions are made under one price book; this carries them over to another that a person sets. */
import { type CostRange, dollarsAt, normaliseCost } from '../cost/normalise.ts'
import { usd } from '../units.ts'
import type { Case } from './case.ts'
import type { Worth } from './table.ts'

/** The train split under one price book, with the cost range that it has there. */
export interface Pricing {
  readonly train: readonly Case[]
  readonly range: CostRange
}

/**
 * A function from predictions under one pricing to those under another. A predicted cost changes as the mean cost of its arm
 * does on the train split: exact where all prices change by one factor, close otherwise.
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

/** By arm of the first decision point: what its edges cost in all. */
function totals(cases: readonly Case[]): readonly number[] {
  const sums: number[] = []
  for (const { graph, costs } of cases) {
    for (let edge = 0; edge < graph.firstEdge[1]!; edge++) {
      sums[edge] = (sums[edge] ?? 0) + costs[edge]!
    }
  }
  return sums
}
