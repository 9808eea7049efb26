import { expect, it } from 'vitest'
import { logProbThreshold } from '../routing/log-prob-threshold.ts'
import { sampleTable } from '../testing/cases.ts'
import { routerOf } from '../testing/routed.ts'
import { weight } from '../units.ts'
import { bestSetting, hasAutoSetting } from './best-setting.ts'
import { operatingPoint } from './operating-point.ts'
import { scoresAtSetting, sweptOn } from './sweep.ts'

const points = [
  { setting: -2, perf: 0.4, cost: 0.1 },
  { setting: -1, perf: 0.6, cost: 0.2 },
  { setting: 0, perf: 0.8, cost: 0.7 },
]
const at = (alpha: number) => bestSetting(points, { alpha: weight(alpha), beta: weight(1 - alpha) })

it('moves with the weights', () => {
  expect([at(0.1), at(0.5), at(0.9)]).toEqual([-2, -1, 0])
})

it('refuses an empty list of points', () => {
  expect(() => bestSetting([], { alpha: weight(1), beta: weight(0) })).toThrow(RangeError)
})

const { cases, context, space } = sampleTable(3, 12)

it('finds a setting that is at least as good as a threshold at any recorded confidence', () => {
  const router = routerOf(logProbThreshold, space)
  const swept = sweptOn(router, cases, context)
  const { low, high } = router.control!
  const readings = cases
    .flatMap(({ graph }) => [...graph.written!.graph.meanLogProb])
    .filter((value) => value > low && value < high)
  const settings = new Set<number>()
  for (const alpha of [0, 0.2, 0.5, 0.8, 1]) {
    const worth = (setting: number) => {
      const { perf, cost } = operatingPoint(scoresAtSetting(router, setting, cases, context))
      return alpha * perf - (1 - alpha) * cost
    }
    const found = bestSetting(swept, { alpha: weight(alpha), beta: weight(1 - alpha) })
    settings.add(found)
    for (const reading of readings) expect(worth(found)).toBeGreaterThanOrEqual(worth(reading))
  }
  expect(settings.size).toBeGreaterThan(1)
})

it('moves thresholds and no other routers', () => {
  const { routers } = sampleTable(3, 12)
  const ids = routers.filter(hasAutoSetting).map(({ id }) => id)
  expect(ids).toContain(logProbThreshold.id)
  expect(ids).not.toContain('oracle')
})
