/** Made-up questions for the tests of the front. */

import { type CostRange, dollarsAt } from '../../core/cost/normalise.ts'
import { END } from '../../core/forest/state-graph.ts'
import { curveOf, isScoredCurve } from '../../core/front/curve.ts'
import type { Case } from '../../core/outcomes/case.ts'
import { createRng } from '../../core/random.ts'
import type { RoutingSpace } from '../../core/routing/kind.ts'
import { createRouters } from '../../core/routing/registry.ts'
import { ARMS, POOL, ROLES } from '../../core/testing/arbitraries.ts'
import { sampleTable } from '../../core/testing/cases.ts'
import { costNorm, quality, usd, weight } from '../../core/units.ts'
import type { FrontInput, Sliders } from './front-input.ts'
import { type FrontModel, frontModel } from './front-model.ts'

const RANGE: CostRange = { min: usd(0.0001), max: usd(0.0011) }

/** `skill` 0 predicts noise, 1 the truth. */
export function sampleCases(count: number, skill: number, seed = 'sample'): readonly Case[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, (_, q): Case => {
    const real = ARMS.map((_, arm) => ({
      perf: rng() < 0.45 + 0.13 * arm ? 1 : 0,
      cost: 0.1 + 0.2 * arm + 0.1 * rng(),
    }))
    const costs = Float64Array.from(real, ({ cost }) => dollarsAt(RANGE, cost))
    return {
      questionId: `test-${q}`,
      kind: q % 3 === 0 ? 'yes-no' : 'bridge',
      graph: {
        firstEdge: Uint32Array.of(0, ARMS.length),
        arm: Uint16Array.from(ARMS.keys()),
        next: new Int32Array(ARMS.length).fill(END),
        score: Float64Array.from(real, ({ perf }) => perf),
        exactMatch: Uint8Array.from(real, ({ perf }) => perf),
        usage: { type: 'usd', usd: costs },
        written: null,
      },
      predictions: real.map(({ perf, cost }) => ({
        perf: quality(skill * perf + (1 - skill) * rng()),
        cost: costNorm(cost),
      })),
      costs,
      lookIn: new Float64Array(1),
      lookOut: new Float64Array(1),
      lookTokens: new Uint32Array(1),
    }
  })
}

/** Makes a model without its pauses, with the curves that a worker would have computed. */
export function made(input: FrontInput): FrontModel {
  const { routers, context } = input
  const curves = routers.filter(isScoredCurve).flatMap((router) =>
    [input.cases, input.validation].map((cases) => ({
      router,
      cases,
      curve: curveOf(router, cases, context, null),
    })),
  )
  const work = frontModel({ ...input, curves })
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** Questions whose steps are routed one by one, among three models. */
export function sampleStepModel(count: number): FrontModel {
  const { space, cases, context, routers } = sampleTable(3, count)
  return made({
    taskId: 'sample',
    split: 'test',
    space,
    routers,
    context,
    cases,
    validation: cases,
    curves: [],
  })
}

/** The sliders with no control moved. */
export const slidersAt = (alpha: number, beta = 1 - alpha): Sliders => ({
  preference: { alpha: weight(alpha), beta: weight(beta) },
  settings: {},
})

const SPACE: RoutingSpace = { pool: POOL, roles: ROLES, arms: ARMS, stages: 1, predicted: true }

/** The front is chosen on the questions themselves where none are given for it. */
export const sampleModel = (cases: readonly Case[], validation = cases): FrontModel =>
  made({
    taskId: 'sample',
    split: 'test',
    space: SPACE,
    routers: createRouters(SPACE, new Map()),
    validation,
    curves: [],
    context: { arms: ARMS, range: RANGE, texts: [], textOf: () => null },
    cases,
  })
