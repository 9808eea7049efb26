import { expect, it } from 'vitest'
import { placeWithin } from './bounded.ts'

const curve = [
  { share: 0, perf: 0.4, cost: 0.1 },
  { share: 0.5, perf: 0.6, cost: 0.2 },
  { share: 0.7, perf: 0.55, cost: 0.25 },
  { share: 1, perf: 0.8, cost: 0.5 },
]

it.each([
  ['cost', 0.3, 0.5],
  ['cost', 0.5, 1],
  ['cost', 0.05, 0],
  ['quality', 0.5, 0.5],
  ['quality', 0.7, 1],
  ['quality', 0.9, 1],
] as const)('keeps %s %f best at share %f', (bound, target, share) => {
  expect(placeWithin(curve, bound, target).share).toBe(share)
})
