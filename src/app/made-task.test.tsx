/** A task, a pool and a writer that are made while the page runs go the whole way, with no model that ships. */
import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { APART, pairsProtocol } from '../core/testing/pairs.ts'
import { EpisodePanel } from '../features/episode/episode-panel.tsx'
import { FrontPanel } from '../features/front/front-panel.tsx'
import { PoolPanel } from '../features/pool/pool-panel.tsx'
import { SetupPanel } from '../features/setup/setup-panel.tsx'
import { TransferButtons } from '../features/transfer/transfer-buttons.tsx'
import { hashOf, startPageLink } from '../store/effects/page-link.ts'
import { selectNodes } from '../store/selectors.ts'
import { addMade, closedYard, madeTask, SLOW } from '../store/testing/made-task.ts'
import type { Yard } from '../store/yard.ts'
import { YardProvider } from '../store/yard-context.tsx'

// Finding a role in a whole page takes a while where the machine is busy.
configure({ asyncUtilTimeout: 30_000 })
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  history.replaceState(null, '', location.pathname)
})

/** A page that runs, and is then given the task. */
function openPage(): Yard {
  const yard = closedYard()
  render(
    <YardProvider yard={yard}>
      <SetupPanel />
      <EpisodePanel />
      <FrontPanel />
      <PoolPanel />
      <TransferButtons />
    </YardProvider>,
  )
  act(() => addMade(yard, madeTask(pairsProtocol(1, false, APART))))
  return yard
}

const region = (name: string) => within(screen.getByRole('region', { name }))
const pick = (label: string, option: string) => {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: label })
  const { value } = within(select).getByRole<HTMLOptionElement>('option', { name: option })
  fireEvent.change(select, { target: { value } })
}

it('runs an episode, and shows its decision, its bill, an export and a link', async () => {
  const yard = openPage()
  const exported: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    exported.push(blob as Blob)
    return 'blob:episode'
  })
  pick('Task', 'My own')
  await screen.findByText('What of my-own-2/test/0?')
  expect(screen.getByText('No episode of My own is recorded.')).toBeDefined()
  expect(region('Pool').queryByRole('button', { name: /^Load/ })).toBeNull()
  expect(region('Pool').getAllByText(/there is nothing to load/)).toHaveLength(2)
  pick('Router', 'All Strong')
  fireEvent.click(screen.getByRole('button', { name: 'Run live' }))
  await screen.findByRole('region', { name: 'Verdict' })

  expect(region('Decision').getByText(/gives every question the same models/)).toBeDefined()
  expect(selectNodes(yard.getState()).map(({ step }) => step.model)).toEqual([SLOW, SLOW])
  expect(region('Verdict').getByText(/^\$0[.]00/)).toBeDefined()

  fireEvent.click(screen.getByRole('button', { name: 'Export episode' }))
  await vi.waitFor(() => expect(exported).toHaveLength(1))
  const hash = hashOf(yard.getState())
  expect(hash).toMatch(/task=my-own-2&q=my-own-2\/test\/0&r=all-strong/)

  cleanup()
  history.replaceState(null, '', `#${hash}`)
  const other = openPage()
  const end = startPageLink(other)
  await screen.findByText('What of my-own-2/test/0?')
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Router' }).value).toBe(
    'all-strong',
  )
  const file = new File([exported[0]!], 'episode.json', { type: 'application/json' })
  fireEvent.change(screen.getByLabelText('Episode file'), { target: { files: [file] } })
  await screen.findByRole('region', { name: 'Verdict' })
  expect(selectNodes(other.getState()).map(({ step }) => step.completion.text)).toEqual(
    selectNodes(yard.getState()).map(({ step }) => step.completion.text),
  )
  end()
})
