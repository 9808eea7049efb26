import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RANGE_KINDS } from '../cost/normalise.ts'
import { LEARNERS } from './learners.ts'
import { changedBy, recipeId } from './recipe.ts'

const [learner] = LEARNERS
const { kind, defaults } = learner!

it('names the settings that differ from the defaults, and reads them back', () => {
  const changes = fc.record(
    {
      seed: fc.string({ minLength: 1, maxLength: 20 }),
      hidden: fc.nat(512),
      rate: fc.double({ min: 1e-6, max: 1, noNaN: true }),
      writer: fc.boolean(),
      costRange: fc.constantFrom(...RANGE_KINDS),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(changes, (changed) => {
      const settings = { ...defaults, ...changed }
      const back = changedBy(recipeId(kind, settings, defaults))
      expect({ ...defaults, ...back }).toEqual(settings)
    }),
  )
})

it('is just the kind if nothing was changed', () => {
  expect(recipeId(kind, defaults, defaults)).toBe(kind)
  expect(changedBy(kind)).toEqual({})
})

it('refuses unknown settings and invalid values', () => {
  for (const part of [
    'hidden:-1',
    'hidden:',
    'rate:fast',
    'constructor:1',
    'writer:2',
    'costRange:wide',
  ]) {
    expect(changedBy(`${kind}~${part}`)).toBeNull()
  }
})
