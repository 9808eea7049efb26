/** The training set that a trainer is sent. */
import type { ScoringContext } from '../../core/front/score.ts'
import { trainingSet } from '../../core/learning/learner.ts'
import type { Case } from '../../core/outcomes/case.ts'
import { derived } from '../memo.ts'
import { selectIsWhole, selectSpace } from '../pool-selectors.ts'
import { selectPricedCases, selectScoringContext } from '../table-selectors.ts'
import type { TrainingJob } from './trainer.ts'

/** A scoring context as a message can carry it: the texts of these questions, in place of the function that knows all. */
export function sentContext(
  { textOf, ...context }: ScoringContext,
  cases: readonly Case[],
): Pick<TrainingJob['set'], 'context' | 'questions'> {
  const questions = new Map(
    cases.flatMap(({ questionId }) => {
      const text = textOf(questionId)
      return text === null ? [] : [[questionId, text] as const]
    }),
  )
  return { context, questions }
}

/** Null before the task's whole recording is there. It holds no test question. */
export const selectTrainingSet = derived(
  (state) => [
    selectIsWhole(state),
    selectSpace(state),
    selectPricedCases(state),
    selectScoringContext(state),
  ],
  (state): TrainingJob['set'] | null => {
    const context = selectScoringContext(state)
    if (!context || !selectIsWhole(state)) return null
    const set = trainingSet(selectSpace(state), selectPricedCases(state), context)
    return { ...set, ...sentContext(context, [...set.train, ...set.validation]) }
  },
)
