import { expect, it } from 'vitest'
import type { Case } from '../outcomes/case.ts'
import type { Bounded } from '../routing/bounded.ts'
import { weight } from '../units.ts'
import { fitBounded } from './fit-bounded.ts'
import { trainingSet } from './learner.ts'
import { LEARNERS } from './learners.ts'
import { toyCase, toyCases, toyContext, toySpace } from './toy.ts'

const { defaults } = LEARNERS.find(({ kind }) => kind === 'quality-bound')!
const settings = { ...defaults, question: 0, last: 0, writer: false }
const EVEN = { alpha: weight(0.5), beta: weight(0.5) }

function fitted(cases: readonly Case[]): Bounded {
  const learning = fitBounded(trainingSet(toySpace, cases, toyContext), settings, EVEN)
  for (let step = learning.next(); ; step = learning.next()) if (step.done) return step.value
}

it('is not misled by validation questions that happen to be easy', () => {
  // Every other toy question is hard: the cheap model, which a router that cannot read takes to save cost, gets it wrong.
  const easy = [0, 2, 4, 6, 8].map((number) => toyCase(`toy/validation/${number}`))
  const { curve } = fitted([...toyCases('train', 40), ...easy])
  expect(curve[0]).toMatchObject({ share: 0, perf: 25 / 45 })
})

it('has a curve where there is nothing to hold out', () => {
  const { curve } = fitted(toyCases('train', 1))
  expect(curve.every(({ perf, cost }) => perf >= 0 && cost >= 0)).toBe(true)
})
