import { describe, expect, it } from 'vitest'
import { ARMS, POOL, ROLES } from '../testing/arbitraries.ts'
import { drawnValues } from '../testing/trained.ts'
import { costNorm, weight } from '../units.ts'
import { type Bounded, placeWithin, qualityBound } from './bounded.ts'
import type { DecisionPoint } from './router.ts'

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
] as const)('meets a bound on %s of %f best at share %f', (bound, target, share) => {
  expect(placeWithin(curve, bound, target).share).toBe(share)
})

describe('a monotone router', () => {
  const space = { pool: POOL, roles: ROLES, arms: ARMS, stages: 4, predicted: false }
  const value = drawnValues(space).get('quality-bound') as Bounded
  const [free] = qualityBound.create(space, { ...value, monotone: false })
  const [bound] = qualityBound.create(space, { ...value, monotone: true })

  it('never returns to an earlier arm, and otherwise decides as the unconstrained one does', () => {
    const words = ['red', 'green', 'a long question', 'seven', 'who was it', 'add them']
    let held = 0
    for (const question of words) {
      for (const last of ARMS.keys()) {
        const point: DecisionPoint = {
          questionId: 'q',
          stage: 1,
          path: [{ arm: ARMS[last]!, confidence: null }],
          spent: costNorm(0),
          arms: ARMS,
          preference: { alpha: weight(0.5), beta: weight(0.5) },
          setting: 0.5,
          features: { question, transcript: [], confidence: null },
        }
        const freely = free!.decide(point).distribution.indexOf(1)
        const chosen = bound!.decide(point).distribution.indexOf(1)
        expect(chosen).toBeGreaterThanOrEqual(last)
        if (freely >= last) expect(chosen).toBe(freely)
        else held += 1
      }
    }
    expect(held).toBeGreaterThan(0)
  })
})
