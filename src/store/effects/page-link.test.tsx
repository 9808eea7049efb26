import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { poolOf } from '../../core/pool/pool.ts'
import { selectRouter } from '../pool-selectors.ts'
import { withTable } from '../reading/read-forest.ts'
import { setAlpha } from '../setup-actions.ts'
import { scriptedForest } from '../testing/scripted-forest.ts'
import { scriptedSteps } from '../testing/scripted-steps.ts'
import { createYard, initialState, patch, type Yard } from '../yard.ts'
import { startPageLink } from './page-link.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  history.replaceState(null, '', location.pathname)
  sessionStorage.clear()
})

// So that a link to it opens at once.
beforeAll(() => initialState.tasks.load('atlas'))

/** A page opened at an address, with every address that it has written since. */
function openAt(hash: string) {
  history.replaceState(null, '', hash)
  const replace = vi.spyOn(history, 'replaceState')
  const push = vi.spyOn(history, 'pushState')
  const yard = createYard()
  const end = startPageLink(yard)
  const written = () => [...replace.mock.calls, ...push.mock.calls].map(([, , url]) => String(url))
  return { yard, end, written }
}

/** Something changes, and the page comes to rest. */
function rest(yard: Yard, alpha: number): void {
  setAlpha(yard, alpha)
  vi.runAllTimers()
}

it('keeps the router of a link whose task has it only once its recording is there', async () => {
  const { yard, end, written } = openAt('#v=2&task=ledger&r=step-confidence&t=0.4')
  await vi.waitFor(() => expect(yard.getState().setup.taskId).toBe('ledger'))
  rest(yard, 0.8)
  expect(selectRouter(yard.getState()).id).not.toBe('step-confidence')
  window.dispatchEvent(new Event('pagehide'))
  const file = await scriptedSteps(poolOf(initialState.pools, 'ledger').models, 2)
  patch(yard, 'data', { forests: { ledger: { type: 'ready', ...withTable(file) } } })
  expect(selectRouter(yard.getState()).id).toBe('step-confidence')
  rest(yard, 0.7)
  expect(location.hash).toContain('a=0.7')
  expect(written().length).toBeGreaterThanOrEqual(2)
  for (const url of written()) expect(url).toMatch(/&r=step-confidence&t=0[.]4(&|$)/)
  end()
})

it('drops a router that the recording rules out, as soon as it is there', async () => {
  const { yard, end } = openAt('#v=2&r=entropy-threshold')
  rest(yard, 0.8)
  expect(location.hash).toContain('r=entropy-threshold')
  const file = await scriptedForest({ train: 1, validation: 0, test: 1 })
  patch(yard, 'data', { forests: { atlas: { type: 'ready', ...withTable(file) } } })
  vi.runAllTimers()
  expect(location.hash).toContain('a=0.8')
  expect(location.hash).not.toContain('entropy-threshold')
  expect(yard.getState().notices.map(({ text }) => text)).toEqual([
    expect.stringMatching(/names the router "entropy-threshold", which this task does not have/),
  ])
  end()
})

it.each([
  ['once the page came to rest', (yard: Yard) => rest(yard, 0.8)],
  [
    'as the page was left',
    (yard: Yard) => {
      setAlpha(yard, 0.8)
      window.dispatchEvent(new Event('pagehide'))
    },
  ],
])('brings back what was written %s, while a reload had begun already', (_, change) => {
  const first = openAt('#v=2&r=oracle')
  change(first.yard)
  expect(location.hash).toContain('a=0.8')
  first.end()
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { type: 'reload' } as PerformanceNavigationTiming,
  ])
  const second = openAt('#v=2&r=oracle')
  expect(second.yard.getState().setup.preference.alpha).toBe(0.8)
  second.end()
  // Only once: the next reload loads what the address says.
  const third = openAt('#v=2&r=oracle')
  expect(third.yard.getState().setup.preference.alpha).toBe(0.5)
  third.end()
})

it('says which numbers of a link it did not take as they are', () => {
  const { yard, end } = openAt('#v=2&a=7')
  expect(yard.getState().setup.preference.alpha).toBe(1)
  expect(yard.getState().notices.map(({ text }) => text)).toEqual([
    'Parts of this page’s link were changed: "a=7" was held to the range from 0 to 1.',
  ])
  end()
})

it('does not blame a link for a router that it does not name', async () => {
  const { yard, end } = openAt('#v=2&task=ledger')
  await vi.waitFor(() => expect(yard.getState().setup.taskId).toBe('ledger'))
  const file = await scriptedSteps(poolOf(initialState.pools, 'ledger').models, 2)
  patch(yard, 'data', { forests: { ledger: { type: 'ready', ...withTable(file) } } })
  rest(yard, 0.8)
  expect(yard.getState().notices).toEqual([])
  end()
})
