import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Forest } from '../../core/forest/forest.ts'
import { openYard } from '../../store/testing/open-yard.ts'
import { scriptedForest } from '../../store/testing/scripted-forest.ts'
import { YardProvider } from '../../store/yard-context.tsx'
import { TransferButtons } from './transfer-buttons.tsx'

vi.mock('../../store/reading/episode-file.ts', () => ({
  writeEpisode: () => {
    throw new Error('the disk is full')
  },
}))

let file: Forest
beforeAll(async () => {
  file = await scriptedForest({ train: 1, validation: 0, test: 1 })
})
afterEach(cleanup)

it('says so when an episode cannot be exported', async () => {
  const yard = openYard(file)
  render(
    <YardProvider yard={yard}>
      <TransferButtons />
    </YardProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Export episode' }))
  await vi.waitFor(() =>
    expect(yard.getState().notices).toEqual([
      {
        id: 'transfer',
        tone: 'problem',
        text: 'The episode was not exported: the disk is full',
      },
    ]),
  )
})
