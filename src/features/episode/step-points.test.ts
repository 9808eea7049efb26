import { describe, expect, it } from 'vitest'
import { utility } from '../../core/cost/utility.ts'
import { nodesAlong, withNode } from '../../core/episode/tree.ts'
import { certain } from '../../core/routing/choice.ts'
import { costNorm, quality } from '../../core/units.ts'
import type { StepRuling } from '../../store/step-selectors.ts'
import { pool, stepOf, strong, weak } from './fixture.ts'
import { preference, question, texts, tree } from './step-fixture.ts'
import { agreedSteps, stepPoints } from './step-points.ts'

const worths = [
  { perf: quality(0), cost: costNorm(0) },
  { perf: quality(1), cost: costNorm(0.5) },
]
const ruling: StepRuling = {
  decision: { distribution: certain(2, 0), utilities: null, why: 'It was sure.' },
  arm: 0,
  worths,
  value: Math.max(...worths.map(({ perf, cost }) => utility(preference, perf, cost))),
}
const points = (change: Partial<Parameters<typeof stepPoints>[0]> = {}) =>
  stepPoints({
    pool,
    models: [weak],
    open: false,
    rulings: [ruling],
    preference,
    decide: () => null,
    ...change,
  })

describe('stepPoints()', () => {
  it('knows the best arm, the value and what the taken one gives away', () => {
    const [point] = points()
    expect(point?.arms.map(({ best }) => best)).toEqual([false, true])
    expect(point?.value).toBe(0.25)
    expect(point?.regret).toBe(0.25)
    expect(point?.routed).toBe(weak)
  })

  it('regrets nothing where the best was taken', () => {
    expect(points({ models: [strong] })[0]?.regret).toBe(0)
  })

  it('has one more point where the path goes on', () => {
    const open = points({ open: true })
    expect(open.map(({ taken }) => taken)).toEqual([weak, null])
    expect(open[1]?.regret).toBeNull()
  })

  it('claims nothing where nothing was recorded, but asks the router what it would do', () => {
    const decision = { distribution: certain(2, 1), utilities: null, why: 'It was unsure.' }
    const [point] = points({ rulings: [], decide: () => decision })
    expect([point?.value, point?.regret]).toEqual([null, null])
    expect(point?.arms.every(({ worth, best }) => worth === null && !best)).toBe(true)
    expect(point?.routed).toBe(strong)
  })

  it('names no choice of a router that draws, where the draw was not made', () => {
    const decision = { distribution: [0.5, 0.5], utilities: null, why: 'It draws.' }
    expect(points({ rulings: [], decide: () => decision })[0]?.routed).toBeNull()
  })
})

it('agreedSteps() counts the steps that say what was recorded', () => {
  const agreed = (path: Parameters<typeof nodesAlong>[1], on = tree) =>
    agreedSteps(question.graph, texts, pool, nodesAlong(on, path))
  expect(agreed([weak, strong])).toBe(2)
  const said = stepOf(weak)
  const other = { ...said, completion: { ...said.completion, text: ' another line' } }
  expect(agreed([weak], withNode(tree, [weak], other, null))).toBe(0)
})
