/** What the router that was trained last is worth on test questions at the weights at hand. */
import { type Beside, beside, controlsOf, utilitiesOf } from '../../core/front/beside.ts'
import { mean } from '../../core/front/operating-point.ts'
import type { Asked, ScoringContext } from '../../core/front/score.ts'
import type { Case } from '../../core/outcomes/case.ts'
import { own } from '../../core/own.ts'
import type { RoutingSpace } from '../../core/routing/kind.ts'
import { derived } from '../../store/memo.ts'
import { selectRouters, selectSpace } from '../../store/pool-selectors.ts'
import { selectSettings } from '../../store/setting-selectors.ts'
import type { YardState } from '../../store/state.ts'
import { selectScoringContext, selectSplitCases } from '../../store/table-selectors.ts'
import { selectTrained } from '../../store/training/selectors.ts'

interface ResultInput {
  readonly asked: Asked
  readonly space: RoutingSpace
  readonly context: ScoringContext
  readonly train: readonly Case[]
  readonly test: readonly Case[]
  readonly seconds: number | null
}

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
export const selectResultInput = derived(
  (state) => [
    finished(state),
    selectRouters(state),
    selectScoringContext(state),
    selectSplitCases(state, 'test'),
    state.setup.preference,
    selectSettings(state),
  ],
  (state): ResultInput | null => {
    const id = finished(state)
    const router = selectRouters(state).find((each) => each.id === id)
    const context = selectScoringContext(state)
    const test = selectSplitCases(state, 'test')
    if (!id || !router || !context || test.length === 0) return null
    const setting = own(selectSettings(state), id) ?? router.control?.initial ?? 0
    return {
      asked: { router, setting, preference: state.setup.preference },
      space: selectSpace(state),
      context,
      train: selectSplitCases(state, 'train'),
      test,
      seconds: selectTrained(state).get(id)?.seconds ?? null,
    }
  },
)

/** Pauses often. */
export function* resultOf(input: ResultInput): Generator<undefined, Result> {
  const { asked, context, train, test, seconds } = input
  const own: number[] = []
  for (const question of test) {
    own.push(...utilitiesOf(asked, [question], context))
    yield
  }
  const controls = controlsOf(input, train, test, asked.preference)
  yield
  return {
    questions: test.length,
    beside: beside([Float64Array.from(own)], controls, 'result'),
    single: mean(controls.single),
    oracle: mean(controls.oracle),
    seconds,
  }
}
