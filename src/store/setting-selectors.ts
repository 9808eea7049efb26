/** The value of each router's own control: set by hand, or else the best on the train questions for the weights at hand. */
import type { Preference } from '../core/cost/utility.ts'
import { bestSetting, hasAutoSetting } from '../core/front/best-setting.ts'
import { own } from '../core/own.ts'
import { derived, memo } from './memo.ts'
import { selectRouter, selectRouters } from './pool-selectors.ts'
import type { YardState } from './state.ts'
import { selectSplitCases } from './table-selectors.ts'
import { curveOn } from './training/curves.ts'

/** The routers whose setting follows the weights, each with its curve on the train questions, as far as that is computed. */
const selectChoosing = derived(
  (state) => [selectRouters(state), ...choosing(state).map(([, curve]) => curve)],
  (state) => choosing(state),
)
function choosing(state: YardState) {
  const train = selectSplitCases(state, 'train')
  return selectRouters(state)
    .filter(hasAutoSetting)
    .map((router) => [router.id, curveOn(state.training.curves, router, train)] as const)
}

/** By router id: the thresholds that are best on the train questions; without those whose curve is not computed yet. */
const autoSettings = memo(
  (curves: ReturnType<typeof choosing>, preference: Preference): Readonly<Record<string, number>> =>
    Object.fromEntries(
      curves.flatMap(([id, curve]) =>
        curve?.moves === 'with control' ? [[id, bestSetting(curve.points, preference)]] : [],
      ),
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
  const { preference, settings } = state.setup
  return merged(state, autoSettings(state, selectChoosing(state), preference), settings)
}

/** The value of the control of the router at hand; 0 for a router without one. */
export const selectSetting = (state: YardState): number => {
  const { id, control } = selectRouter(state)
  return own(selectSettings(state), id) ?? control?.initial ?? 0
}
