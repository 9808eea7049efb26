import { describe, expect, it } from 'vitest'
import { layoutChart } from './chart-layout.ts'
import { polyline, samplesAlong, staircase } from './paths.ts'

const unit = { cost: { low: 0, high: 1 }, perf: { low: 0, high: 1 } }
const layout = layoutChart(400, 300, unit)
const points = [
  { cost: 0, perf: 0 },
  { cost: 0.5, perf: 0.5 },
  { cost: 1, perf: 1 },
]

describe('polyline', () => {
  it('should start in the lower left and end in the upper right of the plot', () => {
    const { left, top, right, bottom } = layout.plot
    const path = polyline(points, layout)
    expect(path.startsWith(`M${left},${bottom}L`)).toBe(true)
    expect(path.endsWith(`L${right},${top}`)).toBe(true)
  })
})

describe('staircase', () => {
  it('should move along one axis at a time and end at the right edge', () => {
    const path = staircase(points, layout)
    expect(path).toMatch(/^M[\d.]+,[\d.]+(H[\d.]+V[\d.]+){2}H390$/)
  })

  it('should be empty for no points', () => {
    expect(staircase([], layout)).toBe('')
  })
})

describe('samplesAlong', () => {
  it('should leave no gap wide enough to hide a label', () => {
    const samples = samplesAlong([points], layout)
    for (let i = 2; i < samples.length; i += 2) {
      const step = Math.hypot(samples[i]! - samples[i - 2]!, samples[i + 1]! - samples[i - 1]!)
      expect(step).toBeLessThanOrEqual(9.001)
    }
  })
})
