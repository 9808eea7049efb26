/** The training set that a trainer is sent. */
import type { ScoringContext } from '../../core/front/score.ts'
import { trainingSet } from '../../core/learning/learner.ts'
import type { Case } from '../../core/outcomes/case.ts'
import { derived } from '../memo.ts'
import { selectIsWhole, selectSpace } from '../pool-selectors.ts'
import { selectPricedCases, selectScoringContext } from '../table-selectors.ts'
import type { TrainingJob } from './trainer.ts'

const PAUSE_MILLIS = 8

/** The texts of these questions by id. Made in short slices: a task that makes its questions anew needs a while for hundreds. */
export async function questionTexts(
  { textOf }: Pick<ScoringContext, 'textOf'>,
  cases: readonly Case[],
): Promise<ReadonlyMap<string, string>> {
  const questions = new Map<string, string>()
  let end = performance.now() + PAUSE_MILLIS
  for (const { questionId } of cases) {
    const text = textOf(questionId)
    if (text !== null) questions.set(questionId, text)
    if (performance.now() < end) continue
    await new Promise((resolve) => setTimeout(resolve))
    end = performance.now() + PAUSE_MILLIS
  }
  return questions
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
    const { textOf, ...sent } = context
    const questions = new Map(
      [...set.train, ...set.validation].flatMap(({ questionId }) => {
        const text = textOf(questionId)
        return text === null ? [] : [[questionId, text] as const]
      }),
    )
    return { ...set, context: sent, questions }
  },
)
