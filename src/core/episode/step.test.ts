import { expect, it } from 'vitest'
import { type Origin, originOf, type Step } from './step.ts'

const from = (...origins: Origin[]) =>
  originOf(origins.map((origin) => ({ step: { origin } as Step })))

it('an episode has the origin of its least trustworthy step', () => {
  expect(from('recorded', 'recorded')).toBe('recorded')
  expect(from('recorded', 'live')).toBe('live')
  expect(from('recorded', 'imported', 'live')).toBe('imported')
  expect(from()).toBe('recorded')
})

it('a path whose end was recorded is recorded, though its first steps were written again', () => {
  expect(from('live', 'live', 'recorded')).toBe('recorded')
  expect(from('imported', 'recorded')).toBe('recorded')
})
