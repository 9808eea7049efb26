/** Utility: quality and cost weighed by a person's preference. */
import { type CostNorm, type Quality, type Weight, weight } from '../units.ts'

/** α and β of the utility. */
export interface Preference {
  readonly alpha: Weight
  readonly beta: Weight
}

/** α·Perf − β·Cost_norm (HAPS eq. 14, where it is called reward). */
export const utility = ({ alpha, beta }: Preference, perf: Quality, cost: CostNorm): number =>
  alpha * perf - beta * cost

/** The three regimes of HAPS §4.6. */
export const REGIMES: readonly {
  readonly id: string
  readonly name: string
  readonly preference: Preference
}[] = [
  {
    id: 'performance-first',
    name: 'Performance first',
    preference: { alpha: weight(0.8), beta: weight(0.2) },
  },
  { id: 'balanced', name: 'Balanced', preference: { alpha: weight(0.5), beta: weight(0.5) } },
  { id: 'cost-first', name: 'Cost first', preference: { alpha: weight(0.2), beta: weight(0.8) } },
]
