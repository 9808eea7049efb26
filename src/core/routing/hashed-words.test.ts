import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashedWords, wordsOf } from './hashed-words.ts'

it('replaces every number by one token and every name inside a sentence by another', () => {
  expect(wordsOf('Ana has 12 pens. She gives Bo 305.')).toEqual([
    'ana',
    'has',
    '#',
    'pens',
    '.',
    'she',
    'gives',
    '@',
    '#',
    '.',
  ])
})

it('has length one, or is empty, and stays within its buckets', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 2, max: 64 }), (text, buckets) => {
      const { at, value } = hashedWords(text, buckets)
      expect([...at].every((place) => place < buckets)).toBe(true)
      if (at.length > 0) expect(Math.hypot(...value)).toBeCloseTo(1, 9)
    }),
  )
})

it('is the same for texts that differ only in numbers, and tells other words apart', () => {
  expect(hashedWords('Add 1 and 2', 64)).toEqual(hashedWords('Add 70 and 8', 64))
  expect(hashedWords('Add 1 and 2', 64)).not.toEqual(hashedWords('Halve 1 and 2', 64))
})
