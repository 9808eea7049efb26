import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyEpisode, routedTables } from '../testing/cases.ts'
import { type Case, normalised } from './case.ts'
import { costRange } from './cost-range.ts'

/** One question at whose only decision each arm costs this much. */
const settled = ([question]: readonly Case[], costs: readonly number[]): Case => ({
  ...question!,
  costs: Float64Array.from(costs),
  graph: {
    ...question!.graph,
    firstEdge: Uint32Array.of(0, costs.length),
    next: new Int32Array(costs.length).fill(-1),
  },
})
const [sample] = fc.sample(routedTables, 1)
const question = (...costs: readonly number[]) => settled(sample!.cases, costs)

describe('costRange', () => {
  it('spans every episode of every question, as min–max', () => {
    fc.assert(
      fc.property(routedTables, ({ cases }) => {
        const costs = cases.flatMap((each) => everyEpisode(each).map(({ cost }) => cost))
        const { min, max } = costRange(cases, 'min-max')
        expect(min).toBeCloseTo(Math.min(...costs), 12)
        expect(max).toBeCloseTo(Math.max(...costs), 12)
      }),
    )
  })

  it('lies within the min–max range where it is robust', () => {
    fc.assert(
      fc.property(routedTables, ({ cases }) => {
        const [whole, robust] = [costRange(cases, 'min-max'), costRange(cases, 'robust')]
        expect(robust.min).toBeGreaterThanOrEqual(whole.min - 1e-15)
        expect(robust.max).toBeLessThanOrEqual(whole.max + 1e-15)
        expect(robust.max > robust.min).toBe(whole.max > whole.min)
      }),
    )
  })

  it('is not set by one run-away where it is robust, and leaves that one outside', () => {
    const usual = Array.from({ length: 39 }, (_, at) => question(at + 1))
    const cases = [...usual, question(1000)]
    expect(costRange(cases, 'min-max')).toEqual({ min: 1, max: 1000 })
    const robust = costRange(cases, 'robust')
    expect(robust.min).toBeCloseTo(2.95, 1)
    expect(robust.max).toBeCloseTo(38, 0)
    expect(normalised(robust, 1000)).toBeGreaterThan(25)
    expect(normalised(robust, 1)).toBeLessThan(0)
  })

  it('gives every question the same say, however many choices it has', () => {
    const many = question(...Array.from({ length: 50 }, () => 1))
    const { min, max } = costRange([many, question(3)], 'robust')
    expect([min, max]).toEqual([1, 3])
  })

  it('is min–max where almost all episodes cost the same', () => {
    const cases = [...Array.from({ length: 99 }, () => question(1)), question(5)]
    expect(costRange(cases, 'robust')).toEqual({ min: 1, max: 5 })
  })

  it('is undefined without questions', () => {
    expect(() => costRange([], 'min-max')).toThrow(RangeError)
    expect(() => costRange([], 'robust')).toThrow(RangeError)
  })
})
