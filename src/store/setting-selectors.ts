/** The value of each router's own control: set by hand, or else the best on the train questions for the weights at hand. */
import type { Preference } from '../core/cost/utility.ts'
import { bestSetting, hasAutoSetting } from '../core/front/best-setting.ts'
import type { Case } from '../core/outcomes/case.ts'
import { own } from '../core/own.ts'
import type { Router } from '../core/routing/router.ts'
import { memo } from './memo.ts'
import { selectRouter, selectRouters } from './pool-selectors.ts'
import type { YardState } from './state.ts'
import { selectSplitCases } from './table-selectors.ts'
import { curveOn } from './training/curves.ts'
import type { RouterCurve } from './training/state.ts'

/** By router id: the thresholds that are best on the train questions; without those whose curve is not computed yet. */
const autoSettings = memo(
  (
    routers: readonly Router[],
    curves: readonly RouterCurve[],
    train: readonly Case[],
    preference: Preference,
  ): Readonly<Record<string, number>> =>
    Object.fromEntries(
      routers.filter(hasAutoSetting).flatMap((router) => {
        const curve = curveOn(curves, router, train)
        return curve?.moves === 'with control'
          ? [[router.id, bestSetting(curve.points, preference)]]
          : []
      }),
    ),
)

const merged = memo(
  (auto: Readonly<Record<string, number>>, set: Readonly<Record<string, number>>) => ({
    ...auto,
    ...set,
  }),
)
/** By router id. */
export const selectSettings = (state: YardState): Readonly<Record<string, number>> => {
  const { setup, training } = state
  const train = selectSplitCases(state, 'train')
  return merged(
    state,
    autoSettings(state, selectRouters(state), training.curves, train, setup.preference),
    setup.settings,
  )
}

/** The value of the control of the router at hand; 0 for a router without one. */
export const selectSetting = (state: YardState): number => {
  const { id, control } = selectRouter(state)
  return own(selectSettings(state), id) ?? control?.initial ?? 0
}
