/** A toy task with a known best policy: the question's words tell whether the cheap model is right or the dear one is needed. */
import { armsOf } from '../episode/arm.ts'
import { modelId } from '../episode/step.ts'
import { END } from '../forest/state-graph.ts'
import type { ScoringContext } from '../front/score.ts'
import type { Case } from '../outcomes/case.ts'
import type { Written } from '../outcomes/outcome-graph.ts'
import type { RoutingSpace } from '../routing/kind.ts'
import { usd } from '../units.ts'

const POOL = ['cheap', 'dear'].map(modelId)
const ROLES = ['solver'] as const
export const TOY_ARMS = armsOf(POOL, ROLES)

export const toySpace: RoutingSpace = {
  pool: POOL,
  roles: ROLES,
  arms: TOY_ARMS,
  stages: 1,
  predicted: false,
}

const isHard = (questionId: string): boolean => Number(questionId.split('/').at(-1)) % 2 === 1

export const toyContext: ScoringContext = {
  arms: TOY_ARMS,
  range: { min: usd(0), max: usd(1) },
  texts: ['some', 'other'],
  textOf: (id) => (isHard(id) ? 'multiply the numbers' : 'name the colour'),
}

/** One token per model; the cheap model is unsure when it is wrong. */
const writtenBy = (hard: boolean): Written => ({
  graph: {
    firstEdge: Uint32Array.of(0, 2),
    ask: new Uint8Array(1),
    variant: Uint8Array.of(0, 1),
    text: Uint32Array.of(0, 1),
    tokensIn: Uint32Array.of(9, 9),
    tokensOut: Uint32Array.of(1, 1),
    latency: new Float64Array(2),
    meanLogProb: Float64Array.of(hard ? -1 : -0.01, -0.01),
    firstTokenEntropy: Float64Array.of(hard ? 1 : 0.01, 0.01),
    cut: new Uint8Array(2),
    next: Int32Array.of(END, END),
    score: Float64Array.of(hard ? 0 : 1, 1),
    exactMatch: Uint8Array.of(hard ? 0 : 1, 1),
  },
  first: Uint32Array.of(0, 1),
  firstModel: Uint8Array.of(0, 1),
  last: Uint32Array.of(0, 1),
})

/** The cheap model costs 0.1 and is right only on easy questions; the dear one costs 0.4 and is always right. */
export function toyCase(questionId: string): Case {
  return {
    questionId,
    kind: 'toy',
    predictions: null,
    graph: {
      firstEdge: Uint32Array.of(0, 2),
      arm: Uint16Array.of(0, 1),
      next: Int32Array.of(END, END),
      score: Float64Array.of(isHard(questionId) ? 0 : 1, 1),
      exactMatch: Uint8Array.of(isHard(questionId) ? 0 : 1, 1),
      usage: { type: 'usd', usd: Float64Array.of(0.1, 0.4) },
      written: writtenBy(isHard(questionId)),
    },
    costs: Float64Array.of(0.1, 0.4),
    lookIn: new Float64Array(1),
    lookOut: new Float64Array(1),
    lookTokens: new Uint32Array(1),
  }
}

export const toyCases = (split: string, count: number): readonly Case[] =>
  Array.from({ length: count }, (_, number) => toyCase(`toy/${split}/${number}`))
