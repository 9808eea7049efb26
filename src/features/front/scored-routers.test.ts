import { describe, expect, it } from 'vitest'
import { operatingPoint } from '../../core/front/operating-point.ts'
import { weight } from '../../core/units.ts'
import { blindId } from './router-points.ts'
import {
  compareWithControls,
  intervalsOf,
  leaderOf,
  scoredRoutersAt,
  scoresOf,
} from './scored-routers.ts'
import { sampleCases, sampleModel, sampleStepModel, slidersAt } from './testing.ts'

const balanced = slidersAt(0.5)
const model = sampleModel(sampleCases(120, 0.6))

describe('scoredRoutersAt', () => {
  it('should rank every router by utility, the oracle first', () => {
    const routers = scoredRoutersAt(model, balanced)
    expect(routers).toHaveLength(model.input.routers.length + 1)
    expect(routers[0]?.id).toBe('oracle')
    const utilities = routers.map(({ utility }) => utility)
    expect(utilities).toEqual([...utilities].sort((a, b) => b - a))
  })
})

describe('scoredRoutersAt, among equals', () => {
  it('should put the plain choice before a policy that makes the same one', () => {
    // With no weight on performance, everything goes to the cheapest arm.
    const ids = scoredRoutersAt(model, slidersAt(0)).map(({ id }) => id)
    expect(ids[0]).toBe('all-weak')
    expect(ids.indexOf('policy')).toBeLessThan(ids.indexOf(blindId))
  })
})

describe('leaderOf', () => {
  it('should be the best router apart from the oracle', () => {
    const [oracle, second] = scoredRoutersAt(model, balanced)
    expect(oracle?.id).toBe('oracle')
    expect(leaderOf(scoredRoutersAt(model, balanced))).toEqual(second)
  })

  it('should be null where nothing has a weight, and then nothing is compared', () => {
    const nothing = {
      ...balanced,
      preference: { alpha: weight(0), beta: weight(0) },
    }
    const routers = scoredRoutersAt(model, nothing)
    expect(leaderOf(routers)).toBeNull()
    expect(compareWithControls(model, routers, nothing, 'policy')).toBeNull()
  })
})

describe('scoresOf', () => {
  it('should average to the operating point on the chart', () => {
    for (const { id, perf, cost } of scoredRoutersAt(model, balanced)) {
      const point = operatingPoint(scoresOf(model, id, balanced))
      expect(point.perf).toBeCloseTo(perf, 9)
      expect(point.cost).toBeCloseTo(cost, 9)
    }
  })

  it('should refuse an unknown router', () => {
    expect(() => scoresOf(model, 'nobody', balanced)).toThrow(RangeError)
  })
})

describe('intervalsOf', () => {
  it('should hold the mean', () => {
    for (const { id, perf, utility } of scoredRoutersAt(model, balanced)) {
      const intervals = intervalsOf(model, id, balanced)
      expect(intervals.perf.low).toBeLessThanOrEqual(perf)
      expect(intervals.perf.high).toBeGreaterThanOrEqual(perf)
      expect(intervals.utility.low).toBeLessThanOrEqual(utility)
      expect(intervals.utility.high).toBeGreaterThanOrEqual(utility)
    }
  })
})

describe('compareWithControls', () => {
  const compare = (skill: number) => {
    const other = sampleModel(sampleCases(200, skill))
    return compareWithControls(other, scoredRoutersAt(other, balanced), balanced, 'policy')
  }

  it('should call a policy that knows much better', () => {
    expect(compare(0.9)?.conclusion).toBe('better')
  })

  it('should not call a policy that guesses better', () => {
    expect(compare(0)?.conclusion).not.toBe('better')
  })

  it('should compare with the control that is worth most, the blind mix included, the oracle not', () => {
    const { control } = compareWithControls(
      model,
      scoredRoutersAt(model, balanced),
      balanced,
      'policy',
    )!
    expect(control.id).not.toBe('oracle')
    const rivals = scoredRoutersAt(model, balanced).filter(
      ({ group, id }) => group !== 'learned' && id !== 'oracle',
    )
    expect(rivals.map(({ id }) => id)).toContain(blindId)
    expect(control.utility).toBe(Math.max(...rivals.map(({ utility }) => utility)))
  })

  it('should compare the selected rule, or else the best one', () => {
    const steps = sampleStepModel(40)
    const routers = scoredRoutersAt(steps, balanced)
    const rules = routers.filter(({ group }) => group === 'rule').map(({ id }) => id)
    const about = (id: string) => compareWithControls(steps, routers, balanced, id)?.router.id
    expect(rules.map(about)).toEqual(rules)
    expect(about('random')).toBe(rules[0])
  })

  it('should be null without a router that looks at the question', () => {
    const bare = sampleModel(
      sampleCases(20, 0.5).map((question) => ({ ...question, predictions: null })),
    )
    expect(
      compareWithControls(bare, scoredRoutersAt(bare, balanced), balanced, 'random'),
    ).toBeNull()
  })
})
