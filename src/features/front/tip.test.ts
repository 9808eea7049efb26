import { describe, expect, it } from 'vitest'
import type { Hit } from './front-view.ts'
import { marksOf } from './marks.ts'
import { sampleCases, sampleModel, sampleStepModel, slidersAt } from './testing.ts'
import { tipLines } from './tip.ts'

const once = sampleModel(sampleCases(30, 0.5))
const steps = sampleStepModel(30)
const dot: Hit = { type: 'dot', index: 0, x: 0, y: 0 }
const over = (model: typeof once, id: string): Hit => {
  const mark = marksOf(model, () => 'square').find((each) => each.id === id)!
  return { type: 'router', mark: { ...mark, x: 0, y: 0 } }
}

describe('tipLines', () => {
  it('should say where a made-up rule sends most questions of each kind', () => {
    const [title, figures, ...lines] = tipLines(once, dot, slidersAt(0.5))
    expect(title).toBe('A made-up rule')
    expect(figures).toMatch(/^quality [.\d]+ · cost [.\d]+ · utility −?[.\d]+$/)
    expect(lines.map((line) => line.replace(/: \d+% to .*/, ''))).toEqual(['bridge', 'yes-no'])
    expect(lines[0]).toMatch(/Teacher (Small|Large), Student (Small|Large)$/)
  })

  it('should sum up all questions where there are many kinds', () => {
    const kinds = 'abcdef'.split('').map((name) => ({ name, count: 5 }))
    const { rules } = steps
    const shares = new Float64Array(6 * rules.width).fill(0)
    for (let group = 0; group < 6; group++) shares[group * rules.width + (group % 2)] = 1
    const many = { ...steps, kinds, rules: { ...rules, groups: 6, shares } }
    const lines = tipLines(many, dot, slidersAt(0.5)).slice(2)
    expect(lines.map((line) => line.slice(0, 7))).toEqual(['50% to ', '50% to '])
  })

  it('should name the τ of a threshold, and what the oracle is', () => {
    const sliders = { ...slidersAt(0.5), settings: { 'entropy-threshold': 0.75 } }
    expect(tipLines(steps, over(steps, 'entropy-threshold'), sliders).at(-1)).toBe(
      'τ, first-token entropy in nats: .750',
    )
    expect(tipLines(steps, over(steps, 'oracle'), sliders).at(-1)).toContain('no router can do')
  })
})
