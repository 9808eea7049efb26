import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operatingPoint, scoreRouter } from '../../core/front/operating-point.ts'
import { SPACE } from '../../core/testing/arbitraries.ts'
import { weight } from '../../core/units.ts'
import { CLOUD_SIZE, createFrontModel, pointAt } from './front-model.ts'
import { sampleCases, sampleModel } from './testing.ts'

const cases = sampleCases(80, 0.5)
const model = sampleModel(cases)

describe('createFrontModel', () => {
  it('should place every router where its own decisions lead, at any preference', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true })
    for (const points of model.points) {
      const router = model.routers.find(({ id }) => id === points.id)!
      fc.assert(
        fc.property(share, share, (alpha, beta) => {
          const preference = { alpha: weight(alpha), beta: weight(beta) }
          const exact = operatingPoint(scoreRouter(router, cases, preference))
          const looked = pointAt(points, preference)
          expect(looked.perf).toBeCloseTo(exact.perf, 9)
          expect(looked.cost).toBeCloseTo(exact.cost, 9)
        }),
        { numRuns: 25 },
      )
    }
  })

  it('should draw a front that nothing attainable dominates', () => {
    const attainable = [
      ...model.points.filter(({ id }) => id !== 'oracle').flatMap(({ curve }) => curve),
      ...Array.from(model.cloud.perf, (perf, i) => ({ perf, cost: model.cloud.cost[i]! })),
    ]
    for (const point of model.front) {
      expect(attainable.some(({ perf, cost }) => perf > point.perf && cost < point.cost)).toBe(
        false,
      )
    }
  })

  it('should show everything within its domain', () => {
    const { cost, perf } = model.domain
    expect(model.cloud.cost).toHaveLength(CLOUD_SIZE)
    for (const point of model.points.flatMap(({ curve }) => curve)) {
      expect(point.cost).toBeGreaterThan(cost.low)
      expect(point.cost).toBeLessThan(cost.high)
      expect(point.perf).toBeGreaterThan(perf.low)
      expect(point.perf).toBeLessThan(perf.high)
    }
  })

  it('should leave out the policy where the recording has no predictions', () => {
    const bare = sampleModel(cases.map((question) => ({ ...question, predictions: null })))
    expect(bare.points.map(({ group }) => group)).not.toContain('learned')
    expect(bare.blind).toBeNull()
  })

  it('should refuse a split without questions', () => {
    const empty = { space: SPACE, cases: [], kindOf: [], range: model.range }
    expect(() => createFrontModel(empty)).toThrow(RangeError)
  })
})
