/** What the last router to be trained is worth on test questions at the current weights. */
import { type Beside, beside, controlsOf, utilitiesOf } from '../../core/front/beside.ts'
import { mean } from '../../core/front/operating-point.ts'
import { derived } from '../../store/memo.ts'
import { selectRouters, selectSetting, selectSpace } from '../../store/pool-selectors.ts'
import type { YardState } from '../../store/state.ts'
import { selectScoringContext, selectSplitCases } from '../../store/table-selectors.ts'
import { selectTrained } from '../../store/training/selectors.ts'

export interface Result {
  readonly questions: number
  readonly beside: Beside
  /** Mean utilities. */
  readonly single: number
  readonly oracle: number
  readonly seconds: number | null
}

const finished = ({ training, setup }: YardState): string | null =>
  training.current?.status.type === 'done' && training.current.taskId === setup.taskId
    ? training.current.routerId
    : null

/** Null until a training has ended, and without test questions. */
export const selectResult = derived(
  (state) => [
    finished(state),
    selectRouters(state),
    selectScoringContext(state),
    selectSplitCases(state, 'test'),
    state.setup.preference,
    selectSetting(state),
  ],
  (state): Result | null => {
    const id = finished(state)
    const router = selectRouters(state).find((each) => each.id === id)
    const context = selectScoringContext(state)
    const cases = selectSplitCases(state, 'test')
    if (!id || !router || !context || cases.length === 0) return null
    const { preference } = state.setup
    const train = selectSplitCases(state, 'train')
    const controls = controlsOf({ space: selectSpace(state), context }, train, cases, preference)
    const setting = router.control ? selectSetting(state) : 0
    const own = utilitiesOf({ router, setting, preference }, cases, context)
    return {
      questions: cases.length,
      beside: beside([own], controls, 'result'),
      single: mean(controls.single),
      oracle: mean(controls.oracle),
      seconds: selectTrained(state).get(id)?.seconds ?? null,
    }
  },
)
