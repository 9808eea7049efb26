import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utility } from '../cost/utility.ts'
import { type Adapter, type Arm, armOf, armsOf, assignmentText, withArm } from '../episode/arm.ts'
import { modelId } from '../episode/step.ts'
import { createRng } from '../random.ts'
import { ARMS, PAIR, POOL, preferenceOf, preferences, ROLES } from '../testing/arbitraries.ts'
import { predictionsOfArms } from '../testing/assignments.ts'
import { routerOf } from '../testing/routed.ts'
import { costNorm, quality } from '../units.ts'
import { bestArm, margin } from './choice.ts'
import { mixedPairs, singleModels } from './fixed.ts'
import type { RoutingSpace } from './kind.ts'
import { logProbThreshold } from './log-prob-threshold.ts'
import { oracle } from './oracle.ts'
import { policy } from './policy.ts'
import { random, sampleArm } from './random.ts'
import type { DecisionPoint } from './router.ts'
import { routingPrompt } from './routing-prompt.ts'

const SPACE: RoutingSpace = { pool: POOL, roles: ROLES, arms: ARMS, stages: 1, predicted: true }

const point: DecisionPoint = {
  questionId: 'q',
  stage: 0,
  path: [],
  spent: costNorm(0),
  arms: ARMS,
  preference: preferenceOf(0.5, 0.5),
  setting: 0,
  features: {},
}
const worthsOf = (worths: readonly (readonly [score: number, cost: number])[]) =>
  worths.map(([score, cost]) => ({ perf: quality(score), cost: costNorm(cost) }))

describe('armsOf', () => {
  it('orders the arms as HAPS does: (teacher, student) counts in binary', () => {
    const { weak, strong } = PAIR
    expect(ARMS.map(({ models }) => models)).toEqual([
      { teacher: weak, student: weak },
      { teacher: weak, student: strong },
      { teacher: strong, student: weak },
      { teacher: strong, student: strong },
    ])
    expect(new Set(ARMS.map(({ id }) => id)).size).toBe(ARMS.length)
  })
})

describe('an arm', () => {
  const adapter = (id: string): Adapter => ({
    id,
    a: new Float32Array(1),
    b: new Float32Array(1),
  })
  const { weak, strong } = PAIR

  it('has another id with another adapter, and the same id with the same one', () => {
    const plain = armOf({ student: weak })
    const adapted = armOf({ student: weak }, { student: adapter('x') })
    const other = armOf({ student: weak }, { student: adapter('y') })
    expect(new Set([plain.id, adapted.id, other.id]).size).toBe(3)
    expect(armOf({ student: weak }, { student: adapter('x') }).id).toBe(adapted.id)
  })

  it('has an id of its own, whatever characters its names contain', () => {
    const names = fc.constantFrom('a', 'a#b', 'b', '=', '|', 'teacher=a', '%23', '__proto__')
    const arms = fc
      .record({ teacher: names, student: names, adapter: fc.option(names) })
      .map((drawn): [Arm, string] => [
        armOf(
          { teacher: modelId(drawn.teacher), student: modelId(drawn.student) },
          drawn.adapter === null ? {} : { student: adapter(drawn.adapter) },
        ),
        JSON.stringify(drawn),
      ])
    fc.assert(
      fc.property(arms, arms, ([one, first], [two, second]) => {
        expect(one.id === two.id).toBe(first === second)
      }),
    )
  })

  it('keeps roles that are not chosen anew, and drops the adapter of one that is', () => {
    const kept = armOf({ teacher: weak, student: weak }, { student: adapter('x') })
    expect(withArm(kept, armOf({ teacher: strong }))).toEqual(
      armOf({ teacher: strong, student: weak }, { student: adapter('x') }),
    )
    expect(withArm(kept, armOf({ student: weak }))).toEqual(armOf({ teacher: weak, student: weak }))
    expect(withArm(null, kept)).toBe(kept)
  })
})

describe('fixed routers', () => {
  const fixed = [...singleModels.create(SPACE, null), ...mixedPairs.create(SPACE, null)]
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

  it('keep their part of the assignment when only some roles are due', () => {
    const arms = armsOf(POOL, ['student'])
    expect(decide('strong-teacher', { ...point, arms })).toEqual([1, 0])
    expect(decide('strong-student', { ...point, arms })).toEqual([0, 1])
  })

  it('are one per model for other pools, with the id of that model', () => {
    const pool = ['a', 'b', 'c'].map(modelId)
    const arms = armsOf(pool, ['solver'])
    const space: RoutingSpace = { ...SPACE, pool, roles: ['solver'], arms }
    const routers = singleModels.create(space, null)
    expect(routers.map(({ id }) => id)).toEqual(['all-a', 'all-b', 'all-c'])
    expect(mixedPairs.create(space, null)).toEqual([])
    expect(arms.map(({ models }) => models)).toEqual([
      { solver: 'a' },
      { solver: 'b' },
      { solver: 'c' },
    ])
    expect(routers[1]!.decide({ ...point, arms }).distribution).toEqual([0, 1, 0])
  })

  it('refuse arms that do not include their assignment', () => {
    expect(() => decide('all-strong', { ...point, arms: ARMS.slice(0, 2) })).toThrow(/"all-strong"/)
  })
})

describe('random router', () => {
  it('is uniform over any number of arms', () => {
    const { decide } = routerOf(random, SPACE)
    expect(decide(point).distribution).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(decide({ ...point, arms: ARMS.slice(0, 2) }).distribution).toEqual([0.5, 0.5])
  })
})

describe('sampleArm', () => {
  it('draws arms in proportion to their probabilities', () => {
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
  const { decide } = routerOf(oracle, SPACE)

  it('is never worse than any arm in true utility', () => {
    fc.assert(
      fc.property(predictionsOfArms, preferences, (outcomes, preference) => {
        const { distribution } = decide({ ...point, features: { outcomes }, preference })
        const worth = (arm: number) => utility(preference, outcomes[arm]!.perf, outcomes[arm]!.cost)
        const chosen = worth(distribution.indexOf(1))
        for (const arm of outcomes.keys()) expect(chosen).toBeGreaterThanOrEqual(worth(arm))
      }),
    )
  })

  it('takes the cheaper arm in a tie', () => {
    const outcomes = worthsOf([
      [0, 0],
      [1, 0.9],
      [1, 0.4],
      [1, 1],
    ])
    const at = (alpha: number, beta: number) =>
      decide({ ...point, features: { outcomes }, preference: preferenceOf(alpha, beta) })
        .distribution
    expect(at(1, 0)).toEqual([0, 0, 1, 0])
    expect(at(0, 0)).toEqual([1, 0, 0, 0])
  })
})

describe('Perf and Cost predictor', () => {
  const predictions = worthsOf([
    [0.4, 0.1],
    [0.7, 0.6],
    [0.65, 0.3],
    [0.8, 0.9],
  ])

  it('maximises predicted utility and says by how much', () => {
    const decide = (alpha: number) =>
      routerOf(policy, SPACE).decide({
        ...point,
        features: { predictions },
        preference: preferenceOf(alpha, 1 - alpha),
      })
    expect(decide(0.2).distribution).toEqual([1, 0, 0, 0])
    expect(decide(0.6).distribution).toEqual([0, 0, 1, 0])
    expect(decide(1).distribution).toEqual([0, 0, 0, 1])
    expect(decide(1).why).toBe(
      'It expects quality 0.80 at cost 0.90 from Teacher Large, Student Large: utility 0.800, 0.100 ahead of the next.',
    )
  })
})

it('calls models by their names and writes true minus signs', () => {
  const pool = ['yard-500k', 'yard-3m'].map(modelId)
  const arms = armsOf(pool, ['solver'])
  const space: RoutingSpace = { ...SPACE, pool, roles: ['solver'], arms }
  const outcomes = worthsOf([
    [0, 0.5],
    [0, 0.75],
  ])
  expect(routerOf(oracle, space).decide({ ...point, arms, features: { outcomes } }).why).toBe(
    'Every arm was run; Yard 500k came out best, at utility −0.250.',
  )
  const confidence = { meanLogProb: -0.25, firstTokenEntropy: 0 }
  const threshold = routerOf(logProbThreshold, space)
  const later = { ...point, arms, stage: 1, features: { confidence }, setting: -0.1 }
  expect(threshold.decide(later).why).toBe(
    'The last step was unsure: mean log-probability −0.250, below τ = −0.100.',
  )
  const many = singleModels.create({ ...space, pool: [...pool, modelId('yard-4m')] }, null)
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
  it('has four parts and depends only on the question and the pool', () => {
    expect(routingPrompt('Who directed the film The Amber Tide?', POOL)).toMatchInlineSnapshot(`
      "Roles: The Student searches and answers. The Teacher checks each search and advises.
      Task: Answer from the passages, with at most three searches.
      Question: Who directed the film The Amber Tide?
      Models: 0 small, 1 large"
    `)
  })
})
