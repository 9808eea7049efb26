/** What the front is made of: the questions of one split under one price book, as the store has them. */
import type { ScoringContext } from '../../core/front/score.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { Fitted, RoutingSpace } from '../../core/routing/kind.ts'
import type { Split } from '../../core/tasks/task.ts'
import { memo } from '../../store/memo.ts'
import { selectFitted, selectSpace } from '../../store/pool-selectors.ts'
import type { YardState } from '../../store/state.ts'
import { selectCases, selectScoringContext } from '../../store/table-selectors.ts'

export interface FrontInput {
  readonly taskId: string
  readonly split: Split
  readonly space: RoutingSpace
  readonly fitted: ReadonlyMap<string, Fitted>
  readonly context: ScoringContext
  readonly cases: readonly Case[]
}

const inputOf = memo(
  (
    taskId: string,
    split: Split,
    space: RoutingSpace,
    fitted: ReadonlyMap<string, Fitted>,
    context: ScoringContext | null,
    cases: readonly Case[],
  ): FrontInput | null =>
    context && cases.length > 0 ? { taskId, split, space, fitted, context, cases } : null,
)

/** Null before the data is there, and for a split without questions. */
export const selectFrontInput = (state: YardState): FrontInput | null =>
  inputOf(
    state,
    state.setup.taskId,
    state.setup.split,
    selectSpace(state),
    selectFitted(state),
    selectScoringContext(state),
    selectCases(state),
  )
