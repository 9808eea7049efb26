/** Made-up questions for the tests of the front. */

import type { Case } from '../../core/front/operating-point.ts'
import { createRng } from '../../core/random.ts'
import { ARMS, SPACE } from '../../core/testing/arbitraries.ts'
import { sampleField } from '../../core/testing/step-cases.ts'
import { costNorm, quality, tokens, usd, weight } from '../../core/units.ts'
import type { FrontInput } from './front-input.ts'
import { type FrontModel, frontModel } from './front-model.ts'
import type { Sliders } from './router-points.ts'

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

/** Makes a model without its pauses. */
export function made(input: FrontInput): FrontModel {
  const work = frontModel(input)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** Questions whose steps are routed one by one, among three models. */
export function sampleStepModel(count: number): FrontModel {
  const { routing, space, cases, range } = sampleField(3, count)
  const input = { taskId: 'sample', split: 'test', space: routing, range } as const
  return made({ ...input, decides: 'step', cases, steps: space })
}

/** The sliders with no control moved. */
export const slidersAt = (alpha: number, beta = 1 - alpha): Sliders => ({
  preference: { alpha: weight(alpha), beta: weight(beta) },
  settings: {},
})

export const sampleModel = (cases: readonly Case[]): FrontModel =>
  made({
    decides: 'episode',
    taskId: 'sample',
    split: 'test',
    space: SPACE,
    cases,
    kindOf: cases.map((_, i) => (i % 3 === 0 ? 'yes-no' : 'bridge')),
    range: { min: usd(0.0001), max: usd(0.0011) },
  })
