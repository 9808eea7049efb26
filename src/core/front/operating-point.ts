/** A router's quality and cost, one number per question. Cost is normalised on the train split. */
export interface Scores {
  readonly perf: Float64Array
  readonly cost: Float64Array
}

/** (mean normalised cost, mean quality) of one router at one setting on one set of questions. */
export interface OperatingPoint {
  readonly perf: number
  readonly cost: number
}

/** The mean; NaN for no values. */
export function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** The operating point of a router's scores; NaN for no questions. */
export const operatingPoint = ({ perf, cost }: Scores): OperatingPoint => ({
  perf: mean(perf),
  cost: mean(cost),
})
