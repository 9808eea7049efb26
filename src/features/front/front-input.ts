/** What the front is made of: the questions of one split under one price book, as the store has them. */
import type { CostRange } from '../../core/cost/normalise.ts'
import type { RecordedQuestion } from '../../core/episode/forest.ts'
import type { Case } from '../../core/front/operating-point.ts'
import type { StepCase, StepSpace } from '../../core/front/step-case.ts'
import type { RoutingSpace } from '../../core/routing/registry.ts'
import type { Split } from '../../core/tasks/task.ts'
import { memo } from '../../store/memo.ts'
import { selectCases, selectRecorded, selectSpace } from '../../store/routing-selectors.ts'
import type { YardState } from '../../store/state.ts'
import { selectCostRange, selectStepCases, selectStepSpace } from '../../store/step-selectors.ts'

interface Input {
  readonly taskId: string
  readonly split: Split
  readonly space: RoutingSpace
  /** Of the train split, whichever split is shown. */
  readonly range: CostRange
}

/** Where a router decides once an episode. */
export interface EpisodeInput extends Input {
  readonly decides: 'episode'
  /** All with the same arms. */
  readonly cases: readonly Case[]
  /** The kind of each question: the cloud's rules may treat kinds differently. */
  readonly kindOf: readonly string[]
}

/** Where a router decides at every step. */
export interface StepInput extends Input {
  readonly decides: 'step'
  readonly cases: readonly StepCase[]
  readonly steps: StepSpace
}

export type FrontInput = EpisodeInput | StepInput

const episodeInput = memo(
  (
    taskId: string,
    split: Split,
    space: RoutingSpace,
    range: CostRange | null,
    cases: readonly Case[],
    questions: readonly RecordedQuestion[],
  ): EpisodeInput | null => {
    if (!range || cases.length === 0) return null
    const kinds = new Map(questions.map(({ id, kind }) => [id, kind]))
    const kindOf = cases.map(({ questionId }) => kinds.get(questionId) ?? '')
    return { decides: 'episode', taskId, split, space, range, cases, kindOf }
  },
)

const stepInput = memo(
  (
    taskId: string,
    split: Split,
    space: RoutingSpace,
    range: CostRange | null,
    cases: readonly StepCase[],
    steps: StepSpace,
  ): StepInput | null =>
    range && cases.length > 0
      ? { decides: 'step', taskId, split, space, range, cases, steps }
      : null,
)

/** Null before the data is there, and for a split without questions. */
export function selectFrontInput(state: YardState): FrontInput | null {
  const { taskId, split } = state.setup
  const steps = selectStepSpace(state)
  const space = selectSpace(state)
  const range = selectCostRange(state)
  return steps
    ? stepInput(state, taskId, split, space, range, selectStepCases(state), steps)
    : episodeInput(state, taskId, split, space, range, selectCases(state), selectRecorded(state))
}
