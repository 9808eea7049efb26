/** The scores of every router of a task on recorded questions, one number per question. */
import type { Preference } from '../src/core/cost/utility.ts'
import type { Scores } from '../src/core/front/operating-point.ts'
import { scoreRouter } from '../src/core/front/score.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { createRouters, fitRouters } from '../src/core/routing/registry.ts'
import type { Router } from '../src/core/routing/router.ts'
import { inSplit, type Recording } from './pool.ts'

/** The routers for the task and pool of a recording; those that learn are fitted to its train split. */
export const routersOf = ({ space, cases }: Recording): readonly Router[] =>
  createRouters(space, fitRouters(space, inSplit(cases, 'train')))

export interface ScoredRouter {
  readonly router: Router
  readonly scores: Scores
}

/** Scores every router on some questions at one preference, with its control at the initial setting. */
export const scoredRouters = (
  recording: Recording,
  questions: readonly Case[],
  preference: Preference,
): readonly ScoredRouter[] =>
  routersOf(recording).map((router) => {
    const asked = { router, setting: router.control?.initial ?? 0, preference }
    return { router, scores: scoreRouter(asked, questions, recording.context) }
  })

/** The utility of each question. */
export const utilities = ({ perf, cost }: Scores, { alpha, beta }: Preference): Float64Array =>
  perf.map((score, at) => alpha * score - beta * cost[at]!)
