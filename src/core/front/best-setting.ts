/** Auto τ: where a router's control would have stood best, had the questions been known. To be asked of train questions. */
import type { Preference } from '../cost/utility.ts'
import type { Case } from '../outcomes/case.ts'
import type { Router } from '../routing/router.ts'
import type { ScoringContext } from './score.ts'
import { pointAtSetting, type SweptPoint, sweepRouter } from './sweep.ts'

/** Of equals the lower setting. Throws a RangeError for no points. */
export function bestSetting(points: readonly SweptPoint[], { alpha, beta }: Preference): number {
  const [first, ...others] = points
  if (!first) throw new RangeError('There is no point to choose a setting from')
  const worth = ({ perf, cost }: SweptPoint) => alpha * perf - beta * cost
  return others.reduce((best, each) => (worth(each) > worth(best) ? each : best), first).setting
}

/** The best setting under any weights. */
export type AutoSetting = (preference: Preference) => number

/** Settings that are tried, where there are as many. */
const TRIED = 100

/**
 * Sweeps a router once over train questions, pausing after each setting; what comes of it answers as fast as a slider is dragged.
 * Throws a RangeError for a router without a control.
 */
export function* autoSetting(
  router: Router,
  train: readonly Case[],
  context: ScoringContext,
): Generator<undefined, AutoSetting> {
  const at = (setting: number) => pointAtSetting(router, setting, train, context)
  const points = yield* sweepRouter(router, train, at, TRIED)
  return (preference) => bestSetting(points, preference)
}
