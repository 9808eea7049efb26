import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utility } from '../cost/utility.ts'
import type { Outcome } from '../episode/outcome.ts'
import { modelId } from '../episode/step.ts'
import { createRng } from '../random.ts'
import {
  ARMS,
  caseLists,
  PAIR,
  POOL,
  preferenceOf,
  preferences,
  SPACE,
} from '../testing/arbitraries.ts'
import { costNorm, quality, tokens } from '../units.ts'
import { type ArmSpace, assignmentsOf, assignmentText, sameAssignment } from './arms.ts'
import { bestArm, margin } from './choice.ts'
import { createMixed, createSingles } from './fixed.ts'
import { createLogProbThreshold } from './log-prob-threshold.ts'
import { createOracle } from './oracle.ts'
import { createPolicy } from './policy.ts'
import { createRandom, sampleArm } from './random.ts'
import type { DecisionPoint } from './router.ts'
import { routingPrompt } from './routing-prompt.ts'

const point: DecisionPoint = {
  questionId: 'q',
  arms: ARMS,
  preference: preferenceOf(0.5, 0.5),
  predictions: null,
  outcomes: null,
  last: null,
  draft: null,
  setting: 0,
}
const none = { tokensIn: tokens(0), tokensOut: tokens(0) }
const outcomesOf = (worths: readonly (readonly [score: number, cost: number])[]) =>
  worths.map(([score, cost], arm) => ({
    outcome: {
      assignment: ARMS[arm]!,
      score: quality(score),
      exactMatch: score === 1,
      usage: { student: none, teacher: none },
    } satisfies Outcome,
    perf: quality(score),
    cost: costNorm(cost),
  }))

describe('assignmentsOf', () => {
  it('orders the arms as HAPS does: (teacher, student) counts in binary', () => {
    const { weak, strong } = PAIR
    expect(ARMS).toEqual([
      { teacher: weak, student: weak },
      { teacher: weak, student: strong },
      { teacher: strong, student: weak },
      { teacher: strong, student: strong },
    ])
    expect(ARMS.every((arm, i) => ARMS.every((o, j) => sameAssignment(arm, o) === (i === j)))).toBe(
      true,
    )
  })
})

describe('fixed routers', () => {
  const fixed = [...createSingles(SPACE), ...createMixed(SPACE)]
  const decide = (id: string, at: DecisionPoint) =>
    fixed.find((router) => router.id === id)!.decide(at).distribution

  it.each([
    ['all-weak', [1, 0, 0, 0]],
    ['strong-student', [0, 1, 0, 0]],
    ['strong-teacher', [0, 0, 1, 0]],
    ['all-strong', [0, 0, 0, 1]],
  ])('%s keeps one assignment', (id, distribution) => {
    expect(decide(id, point)).toEqual(distribution)
  })

  it('are one a model for other pools, by its name', () => {
    const pool = ['a', 'b', 'c'].map(modelId)
    const space: ArmSpace = { pool, roles: ['solver'] }
    const routers = createSingles(space)
    expect(routers.map(({ id }) => id)).toEqual(['all-a', 'all-b', 'all-c'])
    expect(createMixed(space)).toEqual([])
    const arms = assignmentsOf(space)
    expect(arms).toEqual([{ solver: 'a' }, { solver: 'b' }, { solver: 'c' }])
    expect(routers[1]!.decide({ ...point, arms }).distribution).toEqual([0, 1, 0])
  })

  it('refuse arms without their assignment', () => {
    expect(() => decide('all-strong', { ...point, arms: ARMS.slice(0, 2) })).toThrow(/"all-strong"/)
  })
})

describe('random router', () => {
  it('is uniform, whatever the number of arms', () => {
    expect(createRandom().decide(point).distribution).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(createRandom().decide({ ...point, arms: ARMS.slice(0, 2) }).distribution).toEqual([
      0.5, 0.5,
    ])
  })
})

describe('sampleArm', () => {
  it('draws arms in their shares', () => {
    const rng = createRng('sample')
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < 10_000; i++) counts[sampleArm([0.1, 0.2, 0, 0.7], rng)]! += 1
    expect(counts[2]).toBe(0)
    for (const [arm, share] of [0.1, 0.2, 0, 0.7].entries()) {
      expect(counts[arm]! / 10_000).toBeCloseTo(share, 1)
    }
  })

  it('never draws an arm of probability zero, at either end of the generator', () => {
    for (const value of [0, 1 - 2 ** -32]) {
      expect(sampleArm([0, 0.3, 0.7, 0], () => value)).toBe(value === 0 ? 1 : 2)
    }
    expect(() => sampleArm([0, 0], () => 0.5)).toThrow(RangeError)
  })
})

describe('oracle', () => {
  it('is never behind any arm in true utility', () => {
    fc.assert(
      fc.property(caseLists, preferences, ([question], preference) => {
        const { outcomes } = question!
        const { distribution } = createOracle().decide({ ...point, ...question!, preference })
        const worth = (arm: number) => utility(preference, outcomes[arm]!.perf, outcomes[arm]!.cost)
        const chosen = worth(distribution.indexOf(1))
        for (const arm of outcomes.keys()) expect(chosen).toBeGreaterThanOrEqual(worth(arm))
      }),
    )
  })

  it('takes the cheaper of equals', () => {
    const outcomes = outcomesOf([
      [0, 0],
      [1, 0.9],
      [1, 0.4],
      [1, 1],
    ])
    const decide = (alpha: number, beta: number) =>
      createOracle().decide({ ...point, outcomes, preference: preferenceOf(alpha, beta) })
        .distribution
    expect(decide(1, 0)).toEqual([0, 0, 1, 0])
    expect(decide(0, 0)).toEqual([1, 0, 0, 0])
  })
})

describe('HAPS policy', () => {
  const predictions = [
    [0.4, 0.1],
    [0.7, 0.6],
    [0.65, 0.3],
    [0.8, 0.9],
  ].map(([perf, cost]) => ({ perf: quality(perf!), cost: costNorm(cost!) }))

  it('maximises predicted utility, and says by how much', () => {
    const decide = (alpha: number) =>
      createPolicy().decide({ ...point, predictions, preference: preferenceOf(alpha, 1 - alpha) })
    expect(decide(0.2).distribution).toEqual([1, 0, 0, 0])
    expect(decide(0.6).distribution).toEqual([0, 0, 1, 0])
    expect(decide(1).distribution).toEqual([0, 0, 0, 1])
    expect(decide(1).why).toBe(
      'It expects quality 0.80 at cost 0.90 of Teacher Large, Student Large: utility 0.800, 0.100 ahead of the next.',
    )
  })
})

it('calls models by their names, and writes true minus signs', () => {
  const pool = ['yard-500k', 'yard-3m'].map(modelId)
  const space: ArmSpace = { pool, roles: ['solver'] }
  const arms = assignmentsOf(space)
  const worths = outcomesOf([
    [0, 0.5],
    [0, 0.75],
  ])
  expect(createOracle().decide({ ...point, arms, outcomes: worths }).why).toBe(
    'Every arm was run; Yard 500k came out best, at utility −0.250.',
  )
  const last = { meanLogProb: -0.25, firstTokenEntropy: 0 }
  expect(createLogProbThreshold().decide({ ...point, arms, last, setting: -0.1 }).why).toBe(
    'The last step was unsure: mean log-probability −0.250, below τ = −0.100.',
  )
  const many = createSingles({ ...space, pool: [...pool, modelId('yard-4m')] })
  expect(many.map(({ name }) => name)).toEqual(['All Yard 500k', 'All Yard 3m', 'All Yard 4m'])
  expect(assignmentText({ teacher: pool[1]!, student: pool[0]! })).toBe(
    'Teacher Yard 3m, Student Yard 500k',
  )
})

describe('bestArm and margin', () => {
  it('agree on ties', () => {
    expect(bestArm([1, 1, 1], [2, 1, 1])).toBe(1)
    expect(margin([0.2, 0.5, 0.5])).toBe(0)
    expect(margin([0.2, 0.5, 0.1])).toBeCloseTo(0.3, 12)
    expect(margin([0.4])).toBe(0)
  })
})

describe('routingPrompt', () => {
  it('is the four parts, and nothing but question and pool enter it', () => {
    expect(routingPrompt('Who directed the film The Amber Tide?', POOL)).toMatchInlineSnapshot(`
      "Roles: The Student searches and answers. The Teacher checks each search and advises.
      Task: Answer from the passages, with at most three searches.
      Question: Who directed the film The Amber Tide?
      Models: 0 small, 1 large"
    `)
  })
})
