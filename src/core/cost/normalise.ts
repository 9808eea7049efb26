/** Min–max normalisation of cost by the train split (HAPS eq. 13), so that cost weighs against quality. */
import { type CostNorm, costNorm, type Usd, usd } from '../units.ts'

/** C_min and C_max: of the train split under one price book, and the same for every split. */
export interface CostRange {
  readonly min: Usd
  readonly max: Usd
}

/** Where a cost lies in the range: 0 at its cheapest, 1 at its dearest episode; 0 everywhere if all cost the same. */
export const normaliseCost = ({ min, max }: CostRange, cost: Usd): CostNorm =>
  costNorm(max === min ? 0 : (cost - min) / (max - min))

/** US dollars at a place in the range, which may lie outside of [0, 1]: what `normaliseCost` undoes. */
export const dollarsAt = ({ min, max }: CostRange, share: number): Usd =>
  usd(min + share * (max - min))
