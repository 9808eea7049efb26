import { expect, it } from 'vitest'
import { checkDraft, sumsOf } from './draft-checks.ts'

const question = 'There are 12 pens and 7 more. Half are sold.'

it.each([
  [' Pens now: 12 + 7 = 19', 'right'],
  [' Pens now: 12 + 7 = 18', 'wrong'],
  [' Answer: 19', 'none'],
  ['2 + 2 = 4, so 3 × 3 = 8', 'wrong'],
] as const)('checks the sums in "%s"', (text, sums) => {
  expect(sumsOf(text)).toBe(sums)
})

it('finds numbers that come from nowhere, and numbers of the question that are not used yet', () => {
  expect(checkDraft(' Pens now: 12 + 9 = 21', question, [])).toMatchObject({
    strange: 0.5,
    unused: 0.5,
  })
  expect(checkDraft(' Pens now: 12 + 7 = 19', question, [])).toMatchObject({
    strange: 0,
    unused: 0,
  })
})

it('tells a conclusion from another answer, and recognises a repeated line', () => {
  const before = [' Pens now: 12 + 7 = 19']
  expect(checkDraft(' Answer: 19', question, before).concludes).toBe(true)
  expect(checkDraft(' Answer: 20', question, before).concludes).toBe(false)
  expect(checkDraft('Pens now: 12 + 7 = 19', question, before).repeats).toBe(true)
})
