/** What the ends of normalised cost stand for, by the kind of range, wherever such a cost is explained. */
import type { RangeKind } from '../core/cost/normalise.ts'

export const RANGE_NAMES: Readonly<Record<RangeKind, string>> = {
  'min-max': 'min–max',
  robust: 'robust',
}

/** "cost on the min–max range, from 0 (…) to 1 (…)", within a sentence. */
export const SCALE_WORDS: Readonly<Record<RangeKind, string>> = {
  'min-max': 'cost on the min–max range, from 0 (the cheapest training episode) to 1 (the dearest)',
  robust:
    'cost on the robust range, from 0 (5% of training episodes cost less) to 1 (5% cost more, and count above 1)',
}
