import { describe, expect, it } from 'vitest'
import { modelId } from '../core/episode/step.ts'
import { lookOf, lookPath, modelWords, otherModels } from './model-look.ts'

const poolOf = (size: number) => Array.from({ length: size }, (_, at) => modelId(`yard-${at}`))

describe('lookOf()', () => {
  it('keeps the square for the cheapest and the triangle for the dearest model', () => {
    for (const size of [2, 3, 6]) {
      const pool = poolOf(size)
      expect(lookOf(pool, pool[0]!)).toBe('square')
      expect(lookOf(pool, pool.at(-1)!)).toBe('triangle')
    }
  })

  it('gives every model of a pool of up to six a look of its own', () => {
    for (const size of [1, 2, 3, 4, 5, 6]) {
      const pool = poolOf(size)
      expect(new Set(pool.map((model) => lookOf(pool, model))).size).toBe(size)
    }
  })

  it('takes a model that is not of the pool for the cheapest', () => {
    expect(lookOf(poolOf(2), modelId('stranger'))).toBe('square')
  })
})

it('lookPath() draws around the place it is given', () => {
  expect(lookPath('square', 2, 10, 20)).toBe('M8,18L12,18L12,22L8,22Z')
})

it('a pair has words of its own, a larger pool the models’ names', () => {
  expect(poolOf(2).map((model) => modelWords(poolOf(2), model))).toEqual(['weak', 'strong'])
  expect(modelWords(poolOf(3), modelId('yard-1'))).toBe('Yard 1')
})

it('otherModels() leaves one out', () => {
  expect(otherModels(poolOf(3), modelId('yard-1'))).toEqual(['yard-0', 'yard-2'])
})
