import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LateCodeError, later } from '../components/later.tsx'
import { createYard } from '../store/yard.ts'
import { YardProvider } from '../store/yard-context.tsx'
import { PanelBoundary } from './panel-boundary.tsx'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const Sound = () => <p>sound</p>

function show(Part: React.ComponentType) {
  render(
    <YardProvider yard={createYard()}>
      <PanelBoundary name="Front">
        <Part />
      </PanelBoundary>
      <PanelBoundary name="Pool">
        <Sound />
      </PanelBoundary>
    </YardProvider>,
  )
}
const again = () => userEvent.click(screen.getByRole('button', { name: 'Try again' }))

describe('PanelBoundary', () => {
  it('confines an error to its own panel, and renders that again on demand', async () => {
    let broken = true
    show(() => {
      if (broken) throw new Error('no price for x')
      return <p>mended</p>
    })
    expect(screen.getByRole('region', { name: 'Front' }).textContent).toContain('no price for x')
    expect(screen.getByText('sound')).toBeDefined()
    await again()
    expect(screen.getByRole('alert').textContent).toContain('no price for x')
    broken = false
    await again()
    expect(screen.getByText('mended')).toBeDefined()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('fetches missing code again once per press, until it arrives', async () => {
    const load = vi.fn(async () => Sound)
    load.mockRejectedValueOnce(new Error('404')).mockRejectedValueOnce(new Error('404'))
    show(later(load))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('fetched: 404'))
    expect(load).toHaveBeenCalledTimes(1)
    await again()
    await waitFor(() => expect(load).toHaveBeenCalledTimes(2))
    await waitFor(() => expect(screen.getByRole('alert')).toBeDefined())
    await again()
    await waitFor(() => expect(screen.getAllByText('sound')).toHaveLength(2))
    expect(load).toHaveBeenCalledTimes(3)
  })

  it('also offers Reload', () => {
    show(() => {
      throw new LateCodeError(new Error('404'), () => {})
    })
    expect(screen.getByRole('button', { name: 'Reload' })).toBeDefined()
  })
})
