/** How every router of a task does on recorded questions: one number a question. */
import { defaultPriceBook } from '../src/core/cost/price-book.ts'
import type { Forest, RecordedQuestion } from '../src/core/episode/forest.ts'
import { caseOf, type Scores, scoreRouter } from '../src/core/front/operating-point.ts'
import { stepCase, stepSpace } from '../src/core/front/step-case.ts'
import { scoreStepRouter } from '../src/core/front/step-scores.ts'
import { createRouters } from '../src/core/routing/registry.ts'
import type { Preference, Router } from '../src/core/routing/router.ts'
import { fitMixture } from '../src/core/routing/step-confidence.ts'
import { taskOf } from '../src/core/tasks/registry.ts'
import { questionsOf, trainCostRange } from './pool.ts'

/** The routers of a forest's task and pool. */
export function routersOf(forest: Forest): readonly Router[] {
  const { pool, roles } = forest
  const { decides } = taskOf(forest.task)
  const confidences =
    decides === 'step'
      ? questionsOf(forest, 'train').flatMap(({ graph }) => [...(graph?.meanLogProb ?? [])])
      : []
  const mixture = fitMixture(confidences)
  return createRouters({ pool, roles, decides, learned: forest.policy !== null, mixture })
}

export interface Standing {
  readonly router: Router
  readonly scores: Scores
}

/** Every router at one preference and its control's first setting, default prices, cost normalised on the train split. */
export function standingsOf(
  forest: Forest,
  questions: readonly RecordedQuestion[],
  preference: Preference,
): readonly Standing[] {
  const book = defaultPriceBook(forest.pool)
  const range = trainCostRange(forest)
  const routers = routersOf(forest)
  if (taskOf(forest.task).decides === 'episode') {
    const cases = questions.map((question) => caseOf(question, book, range))
    return routers.map((router) => ({ router, scores: scoreRouter(router, cases, preference) }))
  }
  const space = stepSpace(forest, book)
  const cases = questions.flatMap((question) => stepCase(question, space) ?? [])
  return routers.map((router) => {
    const setting = router.control?.initial ?? 0
    return { router, scores: scoreStepRouter({ router, setting, preference }, cases, space, range) }
  })
}

/** Mean utility over questions, as a column. */
export const utilities = ({ perf, cost }: Scores, { alpha, beta }: Preference): Float64Array =>
  perf.map((score, at) => alpha * score - beta * cost[at]!)
