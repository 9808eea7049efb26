/** The training set that a trainer is sent. */
import { trainingSet } from '../../core/learning/learner.ts'
import { derived } from '../memo.ts'
import { selectSpace } from '../pool-selectors.ts'
import { selectPricedCases, selectScoringContext } from '../table-selectors.ts'
import type { TrainingJob } from './trainer.ts'

/** Null until the task's recording is loaded. It holds no test question. */
export const selectTrainingSet = derived(
  (state) => [selectSpace(state), selectPricedCases(state), selectScoringContext(state)],
  (state): TrainingJob['set'] | null => {
    const context = selectScoringContext(state)
    if (!context) return null
    const { textOf, ...sent } = context
    const set = trainingSet(selectSpace(state), selectPricedCases(state), context)
    const questions = new Map(
      [...set.train, ...set.validation].flatMap(({ questionId }) => {
        const text = textOf(questionId)
        return text === null ? [] : [[questionId, text] as const]
      }),
    )
    return { ...set, context: sent, questions }
  },
)
