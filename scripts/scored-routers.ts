/** How every router of a task does on recorded questions: one number per question. */
import type { Preference } from '../src/core/cost/utility.ts'
import type { Scores } from '../src/core/front/operating-point.ts'
import { scoreRouter } from '../src/core/front/score.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { createRouters, fitRouters } from '../src/core/routing/registry.ts'
import type { Router } from '../src/core/routing/router.ts'
import { inSplit, type Recording } from './pool.ts'

/** The routers of a recording's task and pool; what they learn, they learn on its train split. */
export const routersOf = ({ space, cases }: Recording): readonly Router[] =>
  createRouters(space, fitRouters(space, inSplit(cases, 'train')))

export interface ScoredRouter {
  readonly router: Router
  readonly scores: Scores
}

/** Every router on some questions at one preference and its control's first setting. */
export const scoredRouters = (
  recording: Recording,
  questions: readonly Case[],
  preference: Preference,
): readonly ScoredRouter[] =>
  routersOf(recording).map((router) => {
    const asked = { router, setting: router.control?.initial ?? 0, preference }
    return { router, scores: scoreRouter(asked, questions, recording.context) }
  })

/** Mean utility over questions, as a column. */
export const utilities = ({ perf, cost }: Scores, { alpha, beta }: Preference): Float64Array =>
  perf.map((score, at) => alpha * score - beta * cost[at]!)
