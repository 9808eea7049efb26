/** Auto τ: the setting of a router's control with the best utility on some questions. Use it on train questions only. */
import type { Preference } from '../cost/utility.ts'
import type { Case } from '../outcomes/case.ts'
import type { Router } from '../routing/router.ts'
import type { ScoringContext } from './score.ts'
import { pointAtSetting, type SweptPoint, sweepRouter } from './sweep.ts'

/** The setting of the point with the best utility; the lowest such setting. Throws a RangeError without points. */
export function bestSetting(points: readonly SweptPoint[], { alpha, beta }: Preference): number {
  const [first, ...others] = points
  if (!first) throw new RangeError('There is no point to choose a setting from')
  const worth = ({ perf, cost }: SweptPoint) => alpha * perf - beta * cost
  return others.reduce((best, each) => (worth(each) > worth(best) ? each : best), first).setting
}

/** The most settings that are tried. */
const TRIED = 40

/** Whether α and β can choose the router's setting. They can for a threshold; the target of a bound is up to a person. */
export const hasAutoSetting = ({ control, group }: Router): boolean =>
  control !== null && group === 'rule'

/** A router's operating point at each setting tried. Throws a RangeError for a router without a control. */
export function sweptOn(
  router: Router,
  cases: readonly Case[],
  context: ScoringContext,
): readonly SweptPoint[] {
  const at = (setting: number) => pointAtSetting(router, setting, cases, context)
  const sweep = sweepRouter(router, cases, at, TRIED)
  for (let step = sweep.next(); ; step = sweep.next()) if (step.done) return step.value
}

/** The points of each router with an auto setting on the train questions, by router id. `bestSetting` chooses among them. */
export function sweepRules(
  routers: readonly Router[],
  train: readonly Case[],
  context: ScoringContext,
): ReadonlyMap<string, readonly SweptPoint[]> {
  return new Map(
    routers
      .filter(hasAutoSetting)
      .map((router) => [router.id, sweptOn(router, train, context)] as const),
  )
}
