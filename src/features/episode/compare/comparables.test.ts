import { beforeAll, describe, expect, it } from 'vitest'
import { variantId } from '../../../core/episode/arm.ts'
import { modelId } from '../../../core/episode/step.ts'
import { nodesAlong } from '../../../core/episode/tree.ts'
import type { Forest } from '../../../core/forest/forest.ts'
import { choosePath } from '../../../store/episode-actions.ts'
import { pathKey, selectTree } from '../../../store/episode-view.ts'
import { withTable } from '../../../store/reading/read-forest.ts'
import { selectPath, selectPoints } from '../../../store/selectors.ts'
import type { YardState } from '../../../store/state.ts'
import { openYard } from '../../../store/testing/open-yard.ts'
import { scriptedForest } from '../../../store/testing/scripted-forest.ts'
import { scriptedSteps } from '../../../store/testing/scripted-steps.ts'
import { createYard, initialState, type Yard } from '../../../store/yard.ts'
import type { Branch } from '../figure/branches.ts'
import { comparables } from './comparables.ts'

const pool = ['small', 'large'].map(modelId)
let steps: Forest
let settled: Forest

beforeAll(async () => {
  await initialState.tasks.load('ledger')
  steps = await scriptedSteps(pool, 2)
  settled = await scriptedForest({ train: 1, validation: 0, test: 1 })
})

const ledgerYard = (routerId: string): Yard =>
  createYard({
    setup: { ...initialState.setup, taskId: 'ledger', questionId: 'ledger/test/1', routerId },
    data: { ...initialState.data, forests: { ledger: { type: 'ready', ...withTable(steps) } } },
  })

const offered = (state: YardState, branches: readonly Branch[] = []) =>
  comparables(state, selectPoints(state), branches)

describe('comparables() where several decisions follow one another', () => {
  it.each(['all-small', 'all-large', 'oracle', 'random'])(
    'offers each path once, and not the one on screen: %s',
    (routerId) => {
      const yard = ledgerYard(routerId)
      const routed = selectPath(yard.getState())
      for (const path of [
        null,
        routed.slice(0, 1),
        ...offered(yard.getState()).map((o) => o.path),
      ]) {
        choosePath(yard, path)
        const keys = offered(yard.getState()).map((other) => pathKey(other.path))
        expect(keys.length).toBeGreaterThan(1)
        expect(new Set([...keys, pathKey(selectPath(yard.getState()))]).size).toBe(keys.length + 1)
      }
    },
  )

  it('offers the best path first, which ends in the best score', () => {
    const state = ledgerYard('all-small').getState()
    const [best] = offered(state)
    expect(best?.id).toBe('best')
    expect(nodesAlong(selectTree(state), best!.path).at(-1)?.verdict?.score).toBe(1)
  })

  it('offers each model alone by its name', () => {
    const state = ledgerYard('random').getState()
    const alone = offered(state).find(({ id }) => id === 'large')
    const models = nodesAlong(selectTree(state), alone?.path ?? []).map(({ step }) => step.model)
    expect(alone?.title).toBe('Large alone')
    expect(new Set(models)).toEqual(new Set([pool[1]]))
  })

  it('offers the router’s choice once a person has left it', () => {
    const yard = ledgerYard('all-small')
    const routed = selectPath(yard.getState())
    const ids = () => offered(yard.getState()).map(({ id }) => id)
    expect(ids()).not.toContain('router')
    choosePath(yard, offered(yard.getState())[0]!.path)
    const back = offered(yard.getState()).find(({ id }) => id === 'router')
    expect(back?.path).toEqual(routed)
  })
})

it('comparables() where one decision settles the episode are the branches, those that share most steps first', () => {
  const state = openYard(settled).getState()
  const shown = selectPath(state)
  const [point] = selectPoints(state)
  const branchAt = (place: number, shared: number): Branch => ({
    id: String(place),
    index: shared,
    choice: { point: 0, place },
    arm: point!.arms[place]!,
    path: [...shown.slice(0, shared), variantId(modelId('other'), null)],
    shared,
    steps: [],
    outcome: null,
    worth: null,
  })
  const unrun = { ...branchAt(3, 0), path: [] }
  const others = offered(state, [branchAt(1, 0), branchAt(2, 1), unrun])
  expect(others.map(({ id }) => id)).toEqual(['2', '1'])
})
