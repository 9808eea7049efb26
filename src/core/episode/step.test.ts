import { expect, it } from 'vitest'
import { type Origin, originOf, type Step } from './step.ts'

const from = (...origins: Origin[]) =>
  originOf(origins.map((origin) => ({ step: { origin } as Step })))

it('claims no more of an episode than of its least assured step', () => {
  expect(from('recorded', 'recorded')).toBe('recorded')
  expect(from('recorded', 'live')).toBe('live')
  expect(from('recorded', 'imported', 'live')).toBe('imported')
  expect(from()).toBe('recorded')
})
