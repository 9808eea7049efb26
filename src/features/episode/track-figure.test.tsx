import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultPriceBook } from '../../core/cost/price-book.ts'
import { type EpisodeTree, nodesAlong, type Path, withNode } from '../../core/episode/tree.ts'
import { arms, pool, stepOf, strong, treeOf, weak } from './fixture.ts'
import { laneViews } from './lane-view.ts'
import { lanesOf } from './lanes.ts'
import { TrackFigure, type TrackFigureProps } from './track-figure.tsx'

const paths: readonly Path[] = [
  [weak, weak, weak],
  [strong, weak, strong],
  [weak, strong, weak],
  [strong, strong, strong],
]
const tree = treeOf(...paths.map((path, arm) => ({ path, score: arm === 0 ? 0 : 1 })))

function show(change: Partial<TrackFigureProps> = {}, from: EpisodeTree = tree) {
  const props: TrackFigureProps = {
    lanes: laneViews(lanesOf(from, paths, paths[0]!, 0), from, arms, null, defaultPriceBook(pool)),
    nodes: nodesAlong(from, paths[0]!),
    cursor: 3,
    running: null,
    pool,
    metric: 'F1',
    routerName: 'All weak',
    onSeek: vi.fn(),
    onLane: vi.fn(),
    ...change,
  }
  render(<TrackFigure {...props} />)
  return props
}

beforeEach(() => {
  // happy-dom lays nothing out.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const steps = () => screen.getByRole('list', { name: 'Steps of this episode' })

describe('TrackFigure', () => {
  it('is an ordered list of steps for who does not see it, the current one marked', () => {
    show({ cursor: 2 })
    const buttons = within(steps()).getAllByRole('button')
    const names = ['1. Student, Weak: Search', '2. Teacher, Weak: Search']
    for (const [index, name] of [...names, '3. Student, Weak: still to come'].entries()) {
      expect(within(steps()).getByRole('button', { name })).toBe(buttons[index])
    }
    expect(buttons[1]?.getAttribute('aria-current')).toBe('step')
  })

  it('keeps the verdict back until the wagon is there', () => {
    show({ cursor: 2 })
    expect(screen.queryByText('Port Selin')).toBeNull()
    cleanup()
    show({ cursor: 3 })
    expect(screen.getByText('Port Selin')).toBeDefined()
  })

  it('moves to a station, and to another lane, when they are pressed', async () => {
    const { onSeek, onLane } = show()
    await userEvent.click(within(steps()).getByRole('button', { name: /^2[.]/ }))
    expect(onSeek).toHaveBeenCalledWith(2)
    await userEvent.click(
      screen.getByRole('button', { name: /strong Teacher, weak Student.*F1 1[.]00, 2[.]0 times/ }),
    )
    expect(onLane).toHaveBeenCalledWith(expect.objectContaining({ arm: 2 }))
  })

  it('shows what a model wrote as text, never as markup', () => {
    const nasty = '<img src=x onerror=alert(1)>'
    const step = stepOf(weak, 0, { type: 'search', query: nasty })
    show({}, withNode(tree, [weak], step, null))
    expect(screen.getByText(nasty)).toBeDefined()
    expect(document.querySelector('img')).toBeNull()
  })
})
