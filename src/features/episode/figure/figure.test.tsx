import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ModelId } from '../../../core/episode/step.ts'
import { type EpisodeTree, nodesAlong, withNode } from '../../../core/episode/tree.ts'
import { episodeBill } from '../bill/bill.ts'
import {
  arms,
  book,
  EPISODES,
  lineOf,
  pathBy,
  pointOf,
  pool,
  preference,
  range,
  recorded,
  solverArms,
  solverWorths,
  stepOf,
  treeOf,
  weak,
} from '../fixture.ts'
import type { EpisodeView } from '../use-episode.ts'
import { branchesOf, isSettled } from './branches.ts'
import { Figure, type FigureProps } from './figure.tsx'

const tree = treeOf(recorded)
const lines = treeOf([{ models: [weak, weak], score: 0 }], lineOf)
const linePoint = (index: number) => pointOf(index, solverArms, 0, solverWorths)

function show(
  cursor: number,
  from: EpisodeTree = tree,
  models: readonly ModelId[] = EPISODES[0],
  points = [pointOf(0, arms, 0)],
) {
  const path = pathBy(models)
  const nodes = nodesAlong(from, path)
  const bill = episodeBill(book, { student: weak, teacher: weak }, nodes)
  const view: EpisodeView = {
    path,
    nodes,
    cursor,
    running: null,
    points,
    settled: isSettled(points),
    byHand: false,
    veiled: false,
    bill,
    pool,
    metric: 'F1',
  }
  const given = { tree: from, added: null, points, nodes, bill, book, range, preference }
  const props: FigureProps = {
    view,
    branches: branchesOf(given),
    routerName: 'All weak',
    isTakeable: () => true,
    onSeek: vi.fn(),
    onTake: vi.fn(),
  }
  render(<Figure {...props} />)
  return props
}
const showLines = (cursor: number) =>
  show(cursor, lines, [weak, weak], [linePoint(0), linePoint(1)])

beforeEach(() => {
  // happy-dom lays nothing out.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const steps = () => screen.getByRole('list', { name: 'Steps of this episode' })
const values = () => screen.getByRole('list', { name: 'Values at the switches' })
const branches = () =>
  within(screen.getByRole('list', { name: 'Branches not taken' })).getAllByRole('button')

describe('Figure', () => {
  it('is an ordered list of steps to a screen reader, with the current one marked', () => {
    show(2)
    const buttons = within(steps()).getAllByRole('button')
    const names = ['1. Student, Weak: Search', '2. Teacher, Weak: Search']
    for (const [index, name] of [...names, '3. Student, Weak: still to come'].entries()) {
      expect(within(steps()).getByRole('button', { name })).toBe(buttons[index])
    }
    expect(buttons[1]?.getAttribute('aria-current')).toBe('step')
  })

  it('withholds the verdict until the wagon arrives', () => {
    show(2)
    expect(screen.queryByText('Port Selin')).toBeNull()
    cleanup()
    show(3)
    expect(screen.getByText('Port Selin')).toBeDefined()
  })

  it('moves to a station, and takes a branch, when they are pressed', async () => {
    const { onSeek, onTake } = show(3)
    await userEvent.click(within(steps()).getByRole('button', { name: /^2[.]/ }))
    expect(onSeek).toHaveBeenCalledWith(2)
    await userEvent.click(
      screen.getByRole('button', { name: /strong Teacher, weak Student.*F1 1[.]00, 2[.]0 times/ }),
    )
    expect(onTake).toHaveBeenCalledWith(expect.objectContaining({ arm: arms[2] }))
  })

  it('shows what a model wrote as text, never as markup', () => {
    const nasty = '<img src=x onerror=alert(1)>'
    const step = stepOf(weak, 0, { type: 'search', query: nasty })
    show(3, withNode(tree, pathBy([weak]), step, null))
    expect(screen.getByText(nasty)).toBeDefined()
    expect(document.querySelector('img')).toBeNull()
  })

  it('says what a branch is worth where more decisions follow', () => {
    showLines(2)
    expect(branches()).toHaveLength(2)
    expect(branches()[1]?.textContent).toContain(
      'Take Strong at step 2. Recorded outcome if every later choice is the best one: F1 1.00, cost 0.50, utility 0.25.',
    )
  })

  it('shows a regret only once the wagon has reached its switch', () => {
    showLines(0)
    expect(within(values()).getAllByText('0.25')).toHaveLength(3)
    cleanup()
    showLines(2)
    expect(values().textContent).toContain('Value at switch 2: 0.25regret −0.25')
  })
})
