import { expect, it } from 'vitest'
import type { Step } from '../../core/episode/step.ts'
import { tokens } from '../../core/units.ts'
import { stepOf, strong, weak } from './fixture.ts'
import { answerText, looksWords, stationCaption, stationLabel, stepSentence } from './words.ts'

it('a station says role, action and what it was about', () => {
  const step = stepOf(weak)
  expect(stationLabel(step)).toBe('S · Search')
  expect(stationCaption(step)).toBe('The Amber Tide')
  expect(stepSentence(step, 'Weak')).toBe('Student on Weak searched for The Amber Tide. Recorded.')
})

it('an imported step is not said to be recorded', () => {
  const step: Step = { ...stepOf(weak), origin: 'imported' }
  expect(stepSentence(step, 'Weak')).toMatch(/Imported\.$/)
})

it('a Teacher’s station shows its thought', () => {
  const step = stepOf(strong, 1, { type: 'continue' })
  expect(stationLabel(step)).toBe('T · Continue')
  expect(stationCaption(step)).toBe('by strong')
})

it('a Ledger line shows its working', () => {
  const step: Step = { ...stepOf(weak, 0, { type: 'work' }), role: 'solver' }
  const line = { ...step, parsed: { ...step.parsed, thought: 'Boxes left: 24 ÷ 8 = 3' } }
  expect(stationCaption(line)).toBe('24 ÷ 8 = 3')
})

it('what could not be read is shown as it was written', () => {
  const step = stepOf(weak, 0, { type: 'malformed', reason: 'no action line' })
  expect(stationLabel(step)).toBe('S · Malformed')
  expect(stationCaption(step)).toBe(step.completion.text.trim())
})

it('an empty answer is said to be none', () => {
  expect(answerText('')).toBe('no answer')
})

it('a look at one token is a glimpse, and at more a draft', () => {
  const looks = (...written: readonly number[]) =>
    looksWords(written.map((count) => ({ tokensOut: tokens(count) })))
  expect(looks(1)).toBe('1 glimpse')
  expect(looks(1, 1)).toBe('2 glimpses')
  expect(looks(12)).toBe('1 draft')
  expect(looks(12, 1, 30)).toBe('2 drafts and 1 glimpse')
})
