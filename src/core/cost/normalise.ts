/** Normalisation of cost on the train split (HAPS eq. 13), so that cost can be weighed against quality. */
import { type CostNorm, costNorm, type Usd, usd } from '../units.ts'

/** How the range is found: see `costRange`. HAPS has min–max. */
export const RANGE_KINDS = ['min-max', 'robust'] as const
export type RangeKind = (typeof RANGE_KINDS)[number]

/** C_min and C_max of the train split under one price book; every split is normalised with them. */
export interface CostRange {
  readonly min: Usd
  readonly max: Usd
}

/** The place of a cost in the range: 0 at C_min, 1 at C_max, and beyond them outside [0, 1]; always 0 if all cost the same. */
export const normaliseCost = ({ min, max }: CostRange, cost: Usd): CostNorm =>
  costNorm(max === min ? 0 : (cost - min) / (max - min))

/** The inverse of `normaliseCost`: US dollars at a place in the range. The place may lie outside [0, 1]. */
export const dollarsAt = ({ min, max }: CostRange, share: number): Usd =>
  usd(min + share * (max - min))
