import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oddTexts } from '../../testing/arbitraries.ts'
import { exactMatch, normaliseAnswer, tokenF1 } from './metric.ts'

const answers = fc.oneof(
  oddTexts,
  fc
    .array(fc.constantFrom('the', 'a', 'An', 'yes', 'no', 'Amber', 'tide', '1984,', 'é', '-', '\n'))
    .map((words) => words.join(' ')),
)

describe('normaliseAnswer', () => {
  it.each([
    ['The Amber Tide!', 'amber tide'],
    ['  an  Engineer,\n of a  River ', 'engineer of river'],
    ['Ada O’Neil-Kor', 'ada oneilkor'],
    ['Theodore', 'theodore'],
    ['éa thé', 'éa thé'],
    ['the', ''],
  ])('%j is %j', (text, normal) => {
    expect(normaliseAnswer(text)).toBe(normal)
  })

  it('is idempotent', () => {
    fc.assert(
      fc.property(answers, (text) => {
        const once = normaliseAnswer(text)
        expect(normaliseAnswer(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })
})

describe('tokenF1', () => {
  it.each([
    ['Ada Korman', 'Ada Korman', 1],
    ['Korman', 'Ada Korman', 2 / 3],
    ['Ada Ada', 'Ada Korman', 0.5],
    ['nobody', 'Ada Korman', 0],
    ['', 'Ada Korman', 0],
    ['', '', 0],
    ['yes', 'Yes.', 1],
    ['yes it is', 'yes', 0],
    ['no', 'yes', 0],
  ])('of %j against %j', (predicted, gold, score) => {
    expect(tokenF1(predicted, gold)).toBeCloseTo(score, 12)
  })

  it('is symmetric, in [0, 1], and 1 only for equal bags of words', () => {
    fc.assert(
      fc.property(answers, answers, (a, b) => {
        const score = tokenF1(a, b)
        expect(score).toBe(tokenF1(b, a))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        const bag = (text: string) => normaliseAnswer(text).split(' ').filter(Boolean).sort()
        const same = bag(a).length > 0 && bag(a).join(' ') === bag(b).join(' ')
        expect(score === 1).toBe(same)
      }),
      { numRuns: 500 },
    )
  })

  it('is 1 on an exact match of a real answer', () => {
    fc.assert(
      fc.property(answers, (text) => {
        fc.pre(normaliseAnswer(text) !== '')
        expect(exactMatch(text, ` ${text}.`)).toBe(true)
        expect(tokenF1(text, ` ${text}.`)).toBe(1)
      }),
    )
  })
})
