import { beforeAll, expect, it, vi } from 'vitest'
import type { Forest } from '../../core/forest/forest.ts'
import { LEARNERS } from '../../core/learning/learners.ts'
import { selectRouter } from '../pool-selectors.ts'
import { withTable } from '../reading/read-forest.ts'
import { ATLAS } from '../testing/atlas-setup.ts'
import { scriptedForest } from '../testing/scripted-forest.ts'
import { resetTraining } from '../training/actions.ts'
import { trainerInPage } from '../training/open-trainer.ts'
import { selectTrained } from '../training/selectors.ts'
import { createYard, initialState, patch, type Yard } from '../yard.ts'
import { startRouters } from './bring-routers.ts'

let file: Forest
beforeAll(async () => {
  file = await scriptedForest({ train: 4, validation: 2, test: 2 })
})

const NAMED = 'policy-gradient~passes:2~question:64'
const BESIDE = 'nearest~question:64'

function openedAt(routerId: string, ids: readonly string[]): Yard {
  const yard = createYard(
    {
      setup: { ...ATLAS, routerId, questionId: 'atlas/test/0' },
      training: {
        ...initialState.training,
        awaited: ids.length > 0 ? { taskId: 'atlas', ids } : null,
      },
    },
    { openTrainer: trainerInPage },
  )
  startRouters(yard, async () => new Response('', { status: 404 }))
  patch(yard, 'data', { forests: { atlas: { type: 'ready', ...withTable(file) } } })
  return yard
}

const ids = (yard: Yard) => [...selectTrained(yard.getState()).keys()]

it('trains the routers that a link names once the recording is loaded, the selected one last', async () => {
  const yard = openedAt(NAMED, [BESIDE])
  await vi.waitFor(() => expect(ids(yard)).toEqual([BESIDE, NAMED]), { timeout: 20_000 })
  expect(selectRouter(yard.getState()).id).toBe(NAMED)
  expect(yard.getState().training.awaited).toBeNull()
})

it('trains nothing if the selected router needs no training', async () => {
  const yard = openedAt('oracle', [])
  await vi.waitFor(() => expect(selectRouter(yard.getState()).id).toBe('oracle'))
  expect(yard.getState().training.current).toBeNull()
})

it('says which shipped router could not be loaded', async () => {
  const pools = new Map(initialState.pools.pools)
  pools.set('atlas', { ...pools.get('atlas')!, routers: [LEARNERS[0]!.kind] })
  const yard = createYard({ setup: ATLAS, pools: { ...initialState.pools, pools } })
  startRouters(yard, async () => new Response('', { status: 404 }))
  patch(yard, 'data', { forests: { atlas: { type: 'ready', ...withTable(file) } } })
  await vi.waitFor(() => expect(yard.getState().notices[0]?.text).toContain('answered 404'))
})

it('does not start a training again that was reset', async () => {
  const yard = openedAt('policy-gradient~hidden:512~passes:2000~question:4096', [])
  await vi.waitFor(() => expect(yard.getState().training.current).not.toBeNull())
  resetTraining(yard)
  patch(yard, 'setup', { routerId: 'oracle' })
  patch(yard, 'setup', { routerId: 'policy-gradient~hidden:512~passes:2000~question:4096' })
  await vi.waitFor(() => expect(selectRouter(yard.getState()).id).not.toBe('oracle'))
  // Whatever was begun meanwhile has ended once another recipe was followed.
  patch(yard, 'training', { awaited: { taskId: 'atlas', ids: [BESIDE] } })
  await vi.waitFor(() => expect(ids(yard)).toEqual([BESIDE]))
  expect(yard.getState().training.current?.routerId).toBe(BESIDE)
})
