/** Checks a trained router against the task at hand. */
import { LEARNERS } from '../../core/learning/learners.ts'
import { recipeId } from '../../core/learning/recipe.ts'
import type { TrainedRouter } from '../../core/learning/trained-router.ts'
import { createRouters } from '../../core/routing/registry.ts'
import { selectPool, selectSpace } from '../pool-selectors.ts'
import type { YardState } from '../state.ts'
import { withTrained } from './selectors.ts'
import type { Trained, TrainingState } from './state.ts'

/** A router's id, and the trained routers with it added. Throws an Error that says why it does not fit the current task. */
export function admit(
  state: YardState,
  router: TrainedRouter,
  origin: Trained['origin'],
): { readonly id: string; readonly trained: TrainingState['trained'] } {
  const learner = LEARNERS.find(({ kind }) => kind === router.kind)
  const pool = selectPool(state)
  if (router.task !== state.setup.taskId) {
    throw new Error(`The router was trained for the task "${router.task}". Open that task first.`)
  }
  if (!learner) throw new Error(`This page has no learner "${router.kind}".`)
  if (router.pool.join() !== pool.join()) {
    throw new Error(
      `The router chooses among ${router.pool.join(', ')}; the current pool is ${pool.join(', ')}.`,
    )
  }
  const id = recipeId(router.kind, router.settings, learner.defaults)
  const routers = createRouters(selectSpace(state), new Map([[id, router.fitted]]))
  if (routers.every((each) => each.id !== id)) {
    throw new Error(`A router of the kind "${router.kind}" cannot be used on this task.`)
  }
  const entry: Trained = { router, origin, priceBook: null, seconds: null }
  return { id, trained: withTrained(state.training.trained, router.task, id, entry) }
}
