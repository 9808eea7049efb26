/** Loads the page's opening: a few questions of the first task and the trained router at hand, in time for the first figure. */

import { poolOf } from '../../core/pool/pool.ts'
import type { TaskInfo } from '../../core/tasks/task.ts'
import { readForest } from '../reading/read-forest.ts'
import type { YardState } from '../state.ts'
import { initialState, patchAll, type Yard } from '../yard.ts'
import { fetchForest } from './forest-cache.ts'
import { fetchShippedRouter } from './shipped-router.ts'

const { taskId } = initialState.setup
const { roles, showcase }: TaskInfo = initialState.tasks.task(taskId)

/** Whether the opening holds what the page is to show: a question of its own, at list prices and on the usual scale of cost. */
export const opensAtOnce = ({ setup }: YardState): boolean =>
  setup.awaited === null &&
  setup.taskId === taskId &&
  setup.priceBook === null &&
  setup.costRange === 'min-max' &&
  showcase.includes(setup.questionId)

/** Rejects where a file cannot be read. The page then waits for the whole forest, which says what is wrong. */
export async function loadOpening(
  yard: Yard,
  {
    fetchOpening = fetchForest,
    fetchRouter = fetch,
  }: {
    readonly fetchOpening?: (file: string) => Promise<Response>
    readonly fetchRouter?: (file: string) => Promise<Response>
  } = {},
): Promise<void> {
  const state = yard.getState()
  const { routerId } = state.setup
  const shipped = poolOf(state.pools, taskId).routers.includes(routerId)
  const file = `forests/${taskId}.opening.json`
  const [text, router] = await Promise.all([
    fetchOpening(file).then((response) => response.text()),
    shipped ? fetchShippedRouter(taskId, routerId, fetchRouter) : null,
  ])
  // Small, and the first figure waits for it: reading it takes less time than starting a worker.
  const data = { opening: readForest(text, file, { id: taskId, roles }) }
  const { admit } = await import('../training/admit.ts')
  const now = yard.getState()
  if (!router || !opensAtOnce(now)) return patchAll(yard, { data })
  // Both at once: the figure would be drawn for another router first.
  const { trained } = admit({ ...now, data: { ...now.data, ...data } }, router, 'shipped')
  patchAll(yard, { data, training: { trained } })
}
