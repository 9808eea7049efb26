/** Brings trained routers to the task at hand: those that ship, and those that a link names, which are trained anew. */
import { parseTrainedRouter } from '../../core/learning/trained-router.ts'
import { poolOf } from '../../core/pool/pool.ts'
import { ROUTER_KINDS } from '../../core/routing/registry.ts'
import { kindOf } from '../../core/routing/router-id.ts'
import { explain } from '../new-version.ts'
import { notify } from '../notice-actions.ts'
import type { YardState } from '../state.ts'
import { addTrained, trainRecipe } from '../training/actions.ts'
import { selectTrained } from '../training/selectors.ts'
import type { Yard } from '../yard.ts'
import { forestStatus } from './load-forest.ts'

type FetchFile = (file: string) => Promise<Response>

/** The task whose whole recording is there; null while it is on its way. */
const selectRecorded = (state: YardState): string | null =>
  forestStatus(state, state.setup.taskId).type === 'ready' ? state.setup.taskId : null

export function startRouters(yard: Yard, fetchFile: FetchFile = fetch): void {
  const brought = new Map<string, Promise<void>>()
  yard.subscribe(
    (state) => `${selectRecorded(state) ?? ''} ${state.setup.routerId}`,
    async () => {
      const taskId = selectRecorded(yard.getState())
      if (taskId === null) return
      const bringing = brought.get(taskId) ?? bringShipped(yard, taskId, fetchFile)
      brought.set(taskId, bringing)
      await bringing
      await bringNamed(yard, taskId)
    },
    { fireImmediately: true },
  )
}

async function bringShipped(yard: Yard, taskId: string, fetchFile: FetchFile): Promise<void> {
  const kinds = poolOf(yard.getState().pools, taskId).routers
  await Promise.all(
    kinds.map(async (kind) => {
      const file = `models/routers/${taskId}/${kind}/router.json`
      try {
        const response = await fetchFile(file)
        if (!response.ok) throw new Error(`${file} answered ${response.status}`)
        const router = parseTrainedRouter(await response.json(), file)
        if (yard.getState().setup.taskId === taskId) await addTrained(yard, router, 'shipped')
      } catch (error) {
        const shown = await explain(yard, error)
        const reason = shown instanceof Error ? shown.message : String(shown)
        const text = `A trained router could not be brought: ${reason} Train it here instead.`
        notify(yard, { id: `router-${kind}`, tone: 'info', text })
      }
    }),
  )
}

/** The router of the set-up is a recipe that nobody followed yet: a link's. */
async function bringNamed(yard: Yard, taskId: string): Promise<void> {
  const state = yard.getState()
  const { routerId } = state.setup
  const kind = ROUTER_KINDS.find(({ id }) => id === kindOf(routerId))
  if (state.setup.taskId !== taskId || !kind?.trained || selectTrained(state).has(routerId)) return
  if (state.training.current?.routerId === routerId) return
  await trainRecipe(yard, routerId)
}
