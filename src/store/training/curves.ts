/** Selects the curves of trained routers that the front needs. */

import type { Case } from '../../core/outcomes/case.ts'
import { isTrainedKind } from '../../core/routing/registry.ts'
import type { Router } from '../../core/routing/router.ts'
import { kindOf } from '../../core/routing/router-id.ts'
import { derived } from '../memo.ts'
import { selectIsWhole, selectRouters } from '../pool-selectors.ts'
import type { YardState } from '../state.ts'
import { selectCases, selectSplitCases } from '../table-selectors.ts'
import type { LearnedCurve } from './state.ts'

/** Whether a router's curve takes so long to compute that a worker does it. */
export const isSlow = ({ id, moves }: Router): boolean =>
  moves === 'with weights' && isTrainedKind(kindOf(id))

/** A router's curve on these questions; undefined until it has been computed. */
export const curveOn = (
  curves: readonly LearnedCurve[],
  router: Router,
  cases: readonly Case[],
): LearnedCurve['curve'] | undefined =>
  curves.find((each) => each.router === router && each.cases === cases)?.curve

/** The sets of questions that curves are needed on: those the front is drawn on, and those it is chosen on. */
export const selectCurveSets = derived(
  (state) => [selectCases(state), selectSplitCases(state, 'validation')],
  (state): readonly (readonly Case[])[] => {
    const sets = [selectCases(state), selectSplitCases(state, 'validation')]
    return [...new Set(sets)].filter((cases) => cases.length > 0)
  },
)

/** The next curve to compute; null if none is missing or the whole recording is not loaded yet. */
export const selectMissingCurve = derived(
  (state) => [
    selectIsWhole(state),
    selectRouters(state),
    selectCurveSets(state),
    state.training.curves,
  ],
  (state): { readonly router: Router; readonly set: number } | null => {
    if (!selectIsWhole(state)) return null
    const { curves } = state.training
    for (const [set, cases] of selectCurveSets(state).entries()) {
      for (const router of selectRouters(state)) {
        if (isSlow(router) && !curveOn(curves, router, cases)) return { router, set }
      }
    }
    return null
  },
)

/** The curves with one more, without those of routers and questions that are no longer shown. */
export const withCurve = (state: YardState, curve: LearnedCurve): readonly LearnedCurve[] => {
  const [routers, sets] = [selectRouters(state), selectCurveSets(state)]
  return [...state.training.curves, curve].filter(
    ({ router, cases }) => routers.includes(router) && sets.includes(cases),
  )
}
