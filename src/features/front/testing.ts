/** Made-up questions for the tests of the front. */

import type { Case } from '../../core/front/operating-point.ts'
import { createRng } from '../../core/random.ts'
import { ARMS, SPACE } from '../../core/testing/arbitraries.ts'
import { costNorm, quality, tokens, usd } from '../../core/units.ts'
import { createFrontModel, type FrontModel } from './front-model.ts'

const none = { tokensIn: tokens(0), tokensOut: tokens(0) }

/** `skill` 0 predicts noise, 1 the truth. */
export function sampleCases(count: number, skill: number, seed = 'sample'): readonly Case[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, (_, q): Case => {
    const real = ARMS.map((_, arm) => ({
      perf: rng() < 0.45 + 0.13 * arm ? 1 : 0,
      cost: 0.1 + 0.2 * arm + 0.1 * rng(),
    }))
    return {
      questionId: `test-${q}`,
      arms: ARMS,
      predictions: real.map(({ perf, cost }) => ({
        perf: quality(skill * perf + (1 - skill) * rng()),
        cost: costNorm(cost),
      })),
      outcomes: real.map(({ perf, cost }, arm) => ({
        outcome: {
          assignment: ARMS[arm]!,
          score: quality(perf),
          exactMatch: perf === 1,
          usage: { student: none, teacher: none },
        },
        perf: quality(perf),
        cost: costNorm(cost),
      })),
    }
  })
}

export const sampleModel = (cases: readonly Case[]): FrontModel =>
  createFrontModel({
    space: SPACE,
    cases,
    kindOf: cases.map((_, i) => (i % 3 === 0 ? 'yes-no' : 'bridge')),
    range: { min: usd(0.0001), max: usd(0.0011) },
  })
