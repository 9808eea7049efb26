import { describe, expect, it } from 'vitest'
import { mean } from '../front/operating-point.ts'
import { scoreRouter } from '../front/score.ts'
import type { Case } from '../outcomes/case.ts'
import { hashText } from '../random.ts'
import { ROUTER_KINDS } from '../routing/registry.ts'
import { weight } from '../units.ts'
import { type Learner, type Settings, trainingSet } from './learner.ts'
import { LEARNERS } from './learners.ts'
import { toyCase, toyCases, toyContext, toySpace } from './toy.ts'

const EVEN = { alpha: weight(0.5), beta: weight(0.5) }
const test = toyCases('test', 20)
const known = [...toyCases('train', 40), ...toyCases('validation', 10)]

function run(learner: Learner, cases: readonly Case[] = known, changed: Partial<Settings> = {}) {
  const set = trainingSet(toySpace, cases, toyContext)
  const settings = {
    ...learner.defaults,
    question: 64,
    last: 0,
    writer: false,
    draft: false,
    ...changed,
  }
  const learning = learner.fit(set, settings, EVEN)
  const curve = []
  for (let step = learning.next(); ; step = learning.next()) {
    if (step.done) return { fitted: step.value, curve }
    curve.push(step.value)
  }
}

const routerOf = (learner: Learner, fitted: unknown) => {
  const space = learner.kind === 'trim' ? { ...toySpace, stages: 2 } : toySpace
  return ROUTER_KINDS.find(({ id }) => id === learner.kind)!.create(space, fitted)[0]!
}

it('trains exactly the router that was recorded in this test', () => {
  const learner = LEARNERS.find(({ kind }) => kind === 'hier-router')!
  const { fitted } = run(learner, known, { passes: 3, hidden: 4 })
  expect(hashText(JSON.stringify(fitted))).toBe(1364716769)
})

describe.each(LEARNERS.map((learner) => [learner.kind, learner] as const))(
  '%s',
  (kind, learner) => {
    const { fitted, curve } = run(learner)
    const router = routerOf(learner, fitted)
    const scored = (alpha: number, cases = test, asked = router) => {
      const preference = { alpha: weight(alpha), beta: weight(1 - alpha) }
      const setting = kind === 'cost-bound' ? 0.26 : kind === 'quality-bound' ? 0.95 : 0
      return scoreRouter({ router: asked, setting, preference }, cases, toyContext)
    }

    it('finds the best policy: the dear model for the hard half only', () => {
      const { perf, cost } = scored(0.5)
      expect(mean(perf)).toBe(1)
      // A chain must ask the cheap model first and pays for it even when it is wrong: 0.1 + 0.4 / 2.
      expect(mean(cost)).toBeCloseTo(kind === 'frugal' ? 0.3 : 0.25, 9)
    })

    it('gives probabilities that sum to one', () => {
      const all = scored(0.3)
      expect([...all.perf].every((value) => value >= 0 && value <= 1)).toBe(true)
      const said = { text: '', meanLogProb: -0.1, firstTokenEntropy: 0.1 }
      const answers = toyContext.arms.map(() => ({ first: said, last: said }))
      const features = { question: 'name the colour', transcript: [], answers }
      const point = {
        questionId: 'q',
        stage: 0,
        path: [],
        spent: 0,
        arms: toyContext.arms,
        preference: EVEN,
        setting: 0.3,
        features,
      }
      const { distribution } = router.decide(point as never)
      expect(distribution.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    })

    it('gives the same router for the same seed, whatever is watched', () => {
      expect(run(learner).fitted).toEqual(fitted)
    })

    it('decides the same after it was written and read back', () => {
      const again = routerOf(learner, JSON.parse(JSON.stringify(fitted)))
      for (const alpha of [0, 0.2, 0.5, 0.9])
        expect(scored(alpha, test, again)).toEqual(scored(alpha))
    })

    it('never looks at a test question', () => {
      const closed = new Proxy(toyCase('toy/test/0'), {
        get: (target, name) => {
          if (name === 'questionId') return target.questionId
          throw new Error(`It looked at ${String(name)} of a test question`)
        },
      })
      expect(run(learner, [...known, closed]).fitted).toEqual(fitted)
    })

    it('reports growing progress', () => {
      expect(curve.at(-1)!.done).toBe(1)
      expect(curve.every(({ done }, at) => at === 0 || done > curve[at - 1]!.done)).toBe(true)
    })

    it('refuses to learn without train questions', () => {
      expect(() => run(learner, toyCases('test', 4))).toThrow(/no train question/)
    })
  },
)
