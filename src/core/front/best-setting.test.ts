import { expect, it } from 'vitest'
import { weight } from '../units.ts'
import { bestSetting } from './best-setting.ts'

const points = [
  { setting: -2, perf: 0.4, cost: 0.1 },
  { setting: -1, perf: 0.6, cost: 0.2 },
  { setting: 0, perf: 0.8, cost: 0.7 },
]
const at = (alpha: number) => bestSetting(points, { alpha: weight(alpha), beta: weight(1 - alpha) })

it('moves with the weights', () => {
  expect([at(0.1), at(0.5), at(0.9)]).toEqual([-2, -1, 0])
})

it('needs a point', () => {
  expect(() => bestSetting([], { alpha: weight(1), beta: weight(0) })).toThrow(RangeError)
})
