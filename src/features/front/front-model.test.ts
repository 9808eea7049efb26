import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operatingPoint } from '../../core/front/operating-point.ts'
import { CLOUD_SIZE } from './front-model.ts'
import { pointAt } from './router-points.ts'
import { scoresOf } from './scored-routers.ts'
import { made, sampleCases, sampleModel, sampleStepModel, slidersAt } from './testing.ts'

const cases = sampleCases(80, 0.5)
const models = {
  'once per episode': sampleModel(cases),
  'at every step': sampleStepModel(40),
}

describe.each(Object.entries(models))('frontModel, deciding %s', (_, model) => {
  it('should place every router where its own decisions put it, wherever the sliders are', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true })
    for (const points of model.points) {
      const { control } = model.input.routers.find(({ id }) => id === points.id)!
      fc.assert(
        fc.property(share, share, share, (alpha, beta, place) => {
          const { low, high } = control ?? { low: 0, high: 0 }
          const settings = { [points.id]: low + place * (high - low) }
          const sliders = { ...slidersAt(alpha, beta), settings }
          const exact = operatingPoint(scoresOf(model, points.id, sliders))
          const looked = pointAt(points, sliders)
          expect(looked.perf).toBeCloseTo(exact.perf, 9)
          expect(looked.cost).toBeCloseTo(exact.cost, 9)
        }),
        { numRuns: 25 },
      )
    }
  })

  it('should draw a front that no router dominates on the questions it was chosen on', () => {
    const attainable = model.points.flatMap(({ id, curve }) => (id === 'oracle' ? [] : [...curve]))
    for (const point of model.front) {
      expect(attainable.some(({ perf, cost }) => perf > point.perf && cost < point.cost)).toBe(
        false,
      )
    }
  })

  it('should show everything within its domain', () => {
    const { cost, perf } = model.domain
    expect(model.cloud.cost).toHaveLength(CLOUD_SIZE)
    for (const point of model.points.flatMap(({ curve }) => [...curve])) {
      expect(point.cost).toBeGreaterThan(cost.low)
      expect(point.cost).toBeLessThan(cost.high)
      expect(point.perf).toBeGreaterThan(perf.low)
      expect(point.perf).toBeLessThan(perf.high)
    }
  })

  it('should have a name for each choice of the cloud, and count every question once', () => {
    expect(new Set(model.choices).size).toBe(model.choices.length)
    expect(Math.max(...model.rules.arms)).toBeLessThan(model.choices.length)
    const counted = model.kinds.reduce((sum, { count }) => sum + count, 0)
    expect(counted).toBe(model.input.cases.length)
  })
})

describe('frontModel', () => {
  it('should leave out the policy where the recording has no predictions', () => {
    const bare = sampleModel(cases.map((question) => ({ ...question, predictions: null })))
    expect(bare.points.map(({ group }) => group)).not.toContain('learned')
    expect(bare.blind).toBeNull()
  })

  it('should sweep each threshold, and stand at its initial setting until it moves', () => {
    const { points, input } = models['at every step']
    const { routers } = input
    const swept = points.filter(({ moves }) => moves === 'with control')
    expect(swept.map(({ id }) => id)).toEqual(
      routers.filter(({ control }) => control !== null).map(({ id }) => id),
    )
    for (const each of swept) {
      const { initial } = routers.find(({ id }) => id === each.id)!.control!
      const moved = { ...slidersAt(0.5), settings: { [each.id]: initial } }
      expect(pointAt(each, slidersAt(0.2))).toEqual(pointAt(each, moved))
      expect(each.curve.length).toBeGreaterThan(10)
    }
  })

  it('should refuse a split without questions', () => {
    const { input } = models['at every step']
    expect(() => made({ ...input, cases: [] } as typeof input)).toThrow(RangeError)
  })
})
