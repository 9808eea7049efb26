/** Selects the curves that a worker has to compute, and finds those that it has computed. */
import { hasAutoSetting } from '../../core/front/best-setting.ts'
import { type Curve, isScoredCurve } from '../../core/front/curve.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { Router } from '../../core/routing/router.ts'
import { derived } from '../memo.ts'
import { selectIsWhole, selectRouters } from '../pool-selectors.ts'
import type { YardState } from '../state.ts'
import { selectCases, selectSplitCases } from '../table-selectors.ts'
import type { RouterCurve } from './state.ts'

/** A router's curve on these questions; null if it cannot run on them, undefined until it has been computed. */
export const curveOn = (
  curves: readonly RouterCurve[],
  router: Router,
  cases: readonly Case[],
): Curve | null | undefined =>
  curves.find((each) => each.router === router && each.cases === cases)?.curve

/**
 * The sets of questions that a router's curve is needed on: the train questions to choose its threshold, those shown, and the
 * validation questions, on which the front is chosen. The settings of its control are chosen on the first set and kept for all.
 */
function setsOf(state: YardState, router: Router): readonly (readonly Case[])[] {
  if (!isScoredCurve(router)) return []
  const [shown, validation] = [selectCases(state), selectSplitCases(state, 'validation')]
  const first = router.control ? [validation, shown] : [shown, validation]
  const sets = hasAutoSetting(router)
    ? [selectSplitCases(state, 'train'), shown, validation]
    : first
  return [...new Set(sets)].filter((cases) => cases.length > 0)
}

export interface WantedCurve {
  readonly router: Router
  readonly cases: readonly Case[]
  /** The settings to try; null where they are not chosen yet, and for a router without a control. */
  readonly settings: readonly number[] | null
}

const settingsOf = (curve: Curve | null | undefined): readonly number[] | null =>
  curve?.moves === 'with control' ? curve.points.map(({ setting }) => setting) : null

/** The next curve to compute; null if none is missing or the whole recording is not loaded yet. */
export const selectMissingCurve = derived(
  (state) => [
    selectIsWhole(state),
    selectRouters(state),
    selectCases(state),
    state.training.curves,
  ],
  (state): WantedCurve | null => {
    if (!selectIsWhole(state)) return null
    const { curves } = state.training
    const wanted = selectRouters(state).map((router) => ({ router, sets: setsOf(state, router) }))
    const rounds = Math.max(...wanted.map(({ sets }) => sets.length))
    for (let round = 0; round < rounds; round++) {
      for (const { router, sets } of wanted) {
        const [first, cases] = [sets[0], sets[round]]
        if (!first || !cases || curveOn(curves, router, cases) !== undefined) continue
        return { router, cases, settings: settingsOf(curveOn(curves, router, first)) }
      }
    }
    return null
  },
)

/** Whether a curve is still needed. */
export const isWanted = (
  state: YardState,
  { router, cases }: Pick<WantedCurve, 'router' | 'cases'>,
): boolean => selectRouters(state).includes(router) && setsOf(state, router).includes(cases)

/** The curves with one more, without those that are no longer needed. */
export const withCurve = (state: YardState, curve: RouterCurve): readonly RouterCurve[] =>
  [...state.training.curves, curve].filter((each) => isWanted(state, each))
