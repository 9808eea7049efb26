/** Gets trained routers for the current task: loads those that ship, and trains those that a link names. */

import { poolOf } from '../../core/pool/pool.ts'
import { ROUTER_KINDS } from '../../core/routing/registry.ts'
import { kindOf } from '../../core/routing/router-id.ts'
import { explain, NewVersionError } from '../new-version.ts'
import { notify } from '../notice-actions.ts'
import { forestStatus } from '../pool-selectors.ts'
import type { YardState } from '../state.ts'
import { addTrained, trainRecipe } from '../training/actions.ts'
import { selectIsTraining, selectTrained } from '../training/selectors.ts'
import { patch, type Yard } from '../yard.ts'
import { fetchShippedRouter } from './shipped-router.ts'

type FetchFile = (file: string) => Promise<Response>

/** The current task if its whole recording is loaded; null until then. */
const selectRecorded = (state: YardState): string | null =>
  forestStatus(state, state.setup.taskId).type === 'ready' ? state.setup.taskId : null

export function startRouters(yard: Yard, fetchFile: FetchFile = fetch): void {
  const brought = new Map<string, Promise<void>>()
  /** By task and id: routers whose training was started here. One that failed or was reset is not started again. */
  const tried = new Set<string>()
  const bring = async () => {
    const taskId = selectRecorded(yard.getState())
    if (taskId === null) return
    const bringing = brought.get(taskId) ?? bringShipped(yard, taskId, fetchFile)
    brought.set(taskId, bringing)
    await bringing
    await bringNamed(yard, taskId, tried)
  }
  // Handle one change at a time, so that each sees what the one before it started.
  let before = Promise.resolve()
  yard.subscribe(
    (state) => [
      selectRecorded(state),
      state.setup.routerId,
      state.training.awaited,
      selectIsTraining(state),
    ],
    () => {
      before = before.then(bring)
    },
    { fireImmediately: true, equalityFn: (a, b) => a.every((each, at) => each === b[at]) },
  )
}

async function bringShipped(yard: Yard, taskId: string, fetchFile: FetchFile): Promise<void> {
  const kinds = poolOf(yard.getState().pools, taskId).routers
  await Promise.all(
    kinds.map(async (kind) => {
      // The opening may have brought it.
      if (selectTrained(yard.getState()).has(kind)) return
      try {
        const router = await fetchShippedRouter(taskId, kind, fetchFile)
        if (yard.getState().setup.taskId === taskId) await addTrained(yard, router, 'shipped')
      } catch (error) {
        const shown = await explain(yard, error)
        // A notice of the new version is on the page already.
        if (shown instanceof NewVersionError) return
        const reason = shown instanceof Error ? shown.message : String(shown)
        const text = `A trained router could not be loaded: ${reason} Train it here instead.`
        notify(yard, { id: `router-${kind}`, tone: 'info', text })
      }
    }),
  )
}

/** Trains one router at a time: first those that a link names for comparison, then the selected one if it is not trained yet. */
async function bringNamed(yard: Yard, taskId: string, tried: Set<string>): Promise<void> {
  const state = yard.getState()
  const { setup, training } = state
  if (setup.taskId !== taskId || selectIsTraining(state)) return
  const trained = selectTrained(state)
  const [next, ...others] = training.awaited?.taskId === taskId ? training.awaited.ids : []
  if (next !== undefined) {
    patch(yard, 'training', { awaited: others.length > 0 ? { taskId, ids: others } : null })
    if (!trained.has(next)) await trainRecipe(yard, next)
    return
  }
  const { routerId } = setup
  const kind = ROUTER_KINDS.find(({ id }) => id === kindOf(routerId))
  const key = `${taskId} ${routerId}`
  if (!kind?.trained || trained.has(routerId) || tried.has(key)) return
  tried.add(key)
  await trainRecipe(yard, routerId)
}
