/** Auto τ: the setting of a router's control with the best utility on some questions. Use it on train questions only. */
import type { Preference } from '../cost/utility.ts'
import type { Router } from '../routing/router.ts'
import type { SweptPoint } from './sweep.ts'

/** The setting of the point with the best utility; the lowest such setting. Throws a RangeError without points. */
export function bestSetting(points: readonly SweptPoint[], { alpha, beta }: Preference): number {
  const [first, ...others] = points
  if (!first) throw new RangeError('There is no point to choose a setting from')
  const worth = ({ perf, cost }: SweptPoint) => alpha * perf - beta * cost
  return others.reduce((best, each) => (worth(each) > worth(best) ? each : best), first).setting
}

/** Whether α and β can choose the router's setting. They can for a threshold; the target of a bound is up to a person. */
export const hasAutoSetting = ({ control, group }: Router): boolean =>
  control !== null && group === 'rule'
