import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { selectRecording } from '../episode-view.ts'
import { selectIsWhole, selectRouter } from '../pool-selectors.ts'
import { selectCases, selectCostRange } from '../table-selectors.ts'
import { createYard, patch } from '../yard.ts'
import { loadOpening, opensAtOnce } from './load-opening.ts'

const shipped = {
  fetchOpening: async (file: string) => new Response(readFileSync(`public/${file}`)),
  fetchRouter: async (file: string) => new Response(readFileSync(file)),
}

it('brings the question and its trained router in one change', async () => {
  const yard = createYard()
  const routers: string[] = []
  yard.subscribe((state) => state.data.opening && routers.push(selectRouter(state).id))
  await loadOpening(yard, shipped)
  expect(routers).toEqual([yard.getState().setup.routerId])
  expect(selectRecording(yard.getState())).toBe('there')
  expect(selectCostRange(yard.getState())).not.toBeNull()
})

it('gives the front no questions to draw', async () => {
  const yard = createYard()
  await loadOpening(yard, shipped)
  expect(selectIsWhole(yard.getState())).toBe(false)
  expect(selectCases(yard.getState())).toEqual([])
})

it('serves only a question of its own, at the usual range of cost', () => {
  const yard = createYard()
  expect(opensAtOnce(yard.getState())).toBe(true)
  patch(yard, 'setup', { costRange: 'robust' })
  expect(opensAtOnce(yard.getState())).toBe(false)
  patch(yard, 'setup', { costRange: 'min-max', questionId: 'relay/test/1' })
  expect(opensAtOnce(yard.getState())).toBe(false)
})

it('changes nothing where a file is missing', async () => {
  const yard = createYard()
  const missing = async () => new Response('', { status: 404 })
  await expect(loadOpening(yard, { ...shipped, fetchOpening: missing })).rejects.toThrow()
  expect(yard.getState().data.opening).toBeNull()
  expect(yard.getState().training.trained).toEqual({})
})
