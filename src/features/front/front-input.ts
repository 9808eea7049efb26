/** What the front reads from the store: the questions of one split under one price book, and the sliders. */
import type { Preference } from '../../core/cost/utility.ts'
import type { ScoringContext } from '../../core/front/score.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { RoutingSpace } from '../../core/routing/kind.ts'
import type { Router } from '../../core/routing/router.ts'
import type { Split } from '../../core/tasks/task.ts'
import { memo } from '../../store/memo.ts'
import { selectRouters, selectSpace } from '../../store/pool-selectors.ts'
import { selectSettings } from '../../store/setting-selectors.ts'
import type { YardState } from '../../store/state.ts'
import { selectCases, selectScoringContext, selectSplitCases } from '../../store/table-selectors.ts'
import type { RouterCurve } from '../../store/training/state.ts'

export interface FrontInput {
  readonly taskId: string
  readonly split: Split
  readonly space: RoutingSpace
  readonly routers: readonly Router[]
  readonly context: ScoringContext
  readonly cases: readonly Case[]
  /** What the front is chosen on. */
  readonly validation: readonly Case[]
  /** Computed by a worker, as far as they are there. */
  readonly curves: readonly RouterCurve[]
}

const inputOf = memo(
  (
    taskId: string,
    split: Split,
    space: RoutingSpace,
    routers: readonly Router[],
    context: ScoringContext | null,
    cases: readonly Case[],
    validation: readonly Case[],
    curves: readonly RouterCurve[],
  ): FrontInput | null =>
    context && cases.length > 0
      ? { taskId, split, space, routers, context, cases, validation, curves }
      : null,
)

/** Null until the data has arrived, and for a split without questions. */
export const selectFrontInput = (state: YardState): FrontInput | null =>
  inputOf(
    state,
    state.setup.taskId,
    state.setup.split,
    selectSpace(state),
    selectRouters(state),
    selectScoringContext(state),
    selectCases(state),
    selectSplitCases(state, 'validation'),
    state.training.curves,
  )

/** What moves the routers: α and β, and the setting of each router with a control of its own, by its id. */
export interface Sliders {
  readonly preference: Preference
  readonly settings: Readonly<Record<string, number>>
}

const slidersOf = memo(
  (preference: Preference, settings: Sliders['settings']): Sliders => ({ preference, settings }),
)

/** The sliders that move routers on the chart; the same object while none of them moves. */
export const selectSliders = (state: YardState): Sliders =>
  slidersOf(state, state.setup.preference, selectSettings(state))
