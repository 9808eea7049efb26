import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Forest } from '../core/forest/forest.ts'
import { selectRouters } from './pool-selectors.ts'
import { selectNodes } from './selectors.ts'
import { setAlpha, setSplit } from './setup-actions.ts'
import { selectCases } from './table-selectors.ts'
import { openYard } from './testing/open-yard.ts'
import { scriptedForest } from './testing/scripted-forest.ts'
import type { Yard } from './yard.ts'
import { useYard, YardProvider } from './yard-context.tsx'

let file: Forest
beforeAll(async () => {
  file = await scriptedForest({ train: 2, validation: 1, test: 2 })
})
afterEach(cleanup)

const Figures = ({ name }: { readonly name: string }) => {
  const cases = useYard(selectCases)
  const nodes = useYard(selectNodes)
  const routers = useYard(selectRouters)
  return <p>{`${name}: ${cases.length} cases, ${nodes.length > 0}, ${routers.length > 0}`}</p>
}

const View = ({ yard, name }: { readonly yard: Yard; readonly name: string }) => (
  <YardProvider yard={yard}>
    <Figures name={name} />
  </YardProvider>
)

describe('two stores on one page', () => {
  it('are shown side by side, each with its own memos', () => {
    const [left, right] = [openYard(file), openYard(file)]
    setSplit(right, 'validation')
    render(
      <>
        <View yard={left} name="left" />
        <View yard={right} name="right" />
      </>,
    )
    expect(screen.getByText('left: 2 cases, true, true')).toBeDefined()
    expect(screen.getByText('right: 1 cases, true, true')).toBeDefined()
  })

  it('keep what they computed while the other is read', () => {
    const [left, right] = [openYard(file), openYard(file)]
    setSplit(right, 'validation')
    const before = selectCases(left.getState())
    selectCases(right.getState())
    setAlpha(left, 0.2)
    expect(selectCases(left.getState())).toBe(before)
  })
})
