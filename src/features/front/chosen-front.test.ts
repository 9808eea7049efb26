import { expect, it } from 'vitest'
import { chosenFront } from './chosen-front.ts'
import type { RouterPoints } from './router-points.ts'
import { sampleCases, sampleModel } from './testing.ts'

const still = (id: string, cost: number, perf: number): RouterPoints => ({
  id,
  name: id,
  group: 'fixed',
  moves: 'never',
  curve: [{ cost, perf }],
})

it('leaves out a router that is best on these questions by luck', () => {
  const shown = [still('steady', 0.5, 0.6), still('lucky', 0.4, 0.9), still('cheap', 0.1, 0.2)]
  const before = [still('steady', 0.5, 0.7), still('lucky', 0.6, 0.5), still('cheap', 0.1, 0.3)]
  expect(chosenFront(shown, before)).toEqual([
    { routerId: 'cheap', cost: 0.1, perf: 0.2 },
    { routerId: 'steady', cost: 0.5, perf: 0.6 },
  ])
})

it('draws a movable router at the chosen slider positions, by its points on these questions', () => {
  const cases = sampleCases(80, 0.9)
  const { points } = sampleModel(cases)
  const other = sampleModel(sampleCases(80, 0.9, 'other')).points
  const curve = points.find(({ id }) => id === 'policy')!.curve
  const corners = chosenFront(points, other).filter(({ routerId }) => routerId === 'policy')
  expect(corners.length).toBeGreaterThan(0)
  for (const { cost, perf } of corners) {
    expect(curve.some((point) => point.cost === cost && point.perf === perf)).toBe(true)
  }
})

it('never draws the oracle', () => {
  const { front } = sampleModel(sampleCases(40, 0.2))
  expect(front.map(({ routerId }) => routerId)).not.toContain('oracle')
})

it('is empty without validation questions', () => {
  expect(sampleModel(sampleCases(10, 0.5), []).front).toEqual([])
})
