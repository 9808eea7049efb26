import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nodesAlong } from '../../core/episode/tree.ts'
import { certain } from '../../core/routing/choice.ts'
import { costNorm, quality } from '../../core/units.ts'
import { pool, strong, weak } from './fixture.ts'
import { preference, tree } from './step-fixture.ts'
import { stepPoints } from './step-points.ts'
import { StepTree } from './step-tree.tsx'

const path = [weak, weak]
const nodes = nodesAlong(tree, path)
const worths = [
  { perf: quality(0), cost: costNorm(0) },
  { perf: quality(1), cost: costNorm(0.5) },
]
const ruling = {
  decision: { distribution: certain(2, 0), utilities: null, why: '' },
  arm: 0,
  worths,
  value: 0.25,
}

function show(cursor: number) {
  const points = stepPoints({
    pool,
    models: path,
    open: false,
    rulings: [ruling, ruling],
    preference,
    decide: () => null,
  })
  const onTake = vi.fn()
  const onSeek = vi.fn()
  const view = { path, nodes, cursor, ledger: [], pool, metric: 'Accuracy', points, running: null }
  render(<StepTree view={view} onSeek={onSeek} onTake={onTake} />)
  return { onTake, onSeek }
}

beforeEach(() => {
  // happy-dom lays nothing out.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const branches = () =>
  within(screen.getByRole('list', { name: 'Branches not taken' })).getAllByRole('button')

describe('StepTree', () => {
  it('says what comes of each branch that was not taken', () => {
    show(2)
    expect(branches()).toHaveLength(2)
    expect(branches()[1]?.textContent).toContain(
      'Take Strong at step 2. Recorded outcome of the best way on: Accuracy 1.00, cost 0.50, utility 0.25.',
    )
  })

  it('takes a branch, and goes to a station, when they are pressed', async () => {
    const { onTake, onSeek } = show(2)
    await userEvent.click(branches()[1]!)
    expect(onTake).toHaveBeenCalledWith(1, strong)
    await userEvent.click(screen.getByRole('button', { name: '1. Solver, Weak: Line' }))
    expect(onSeek).toHaveBeenCalledWith(1)
  })

  it('shows a regret only once the wagon has come to its switch', () => {
    show(0)
    const values = () => screen.getByRole('list', { name: 'Values at the switches' })
    expect(within(values()).getAllByText('0.25')).toHaveLength(3)
    cleanup()
    show(2)
    expect(values().textContent).toContain('Value at switch 2: 0.25regret −0.25')
  })
})
