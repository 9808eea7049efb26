import type { Rng } from '../random.ts'

/** A draw from the standard normal distribution (Box and Muller). */
export const normal = (rng: Rng): number =>
  Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng())
