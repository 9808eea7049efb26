/** Auto τ: where a router's control would have stood best, had the questions been known. To be asked of train questions. */
import type { Preference } from '../cost/utility.ts'
import type { SweptPoint } from './sweep.ts'

/** Of equals the lower setting. Throws a RangeError for no points. */
export function bestSetting(points: readonly SweptPoint[], { alpha, beta }: Preference): number {
  const [first, ...others] = points
  if (!first) throw new RangeError('There is no point to choose a setting from')
  const worth = ({ perf, cost }: SweptPoint) => alpha * perf - beta * cost
  return others.reduce((best, each) => (worth(each) > worth(best) ? each : best), first).setting
}
