import { describe, expect, it } from 'vitest'
import { modelId } from '../core/episode/step.ts'
import { lookOf, lookPath, modelWords, otherModels } from './model-look.ts'

const poolOf = (size: number) => Array.from({ length: size }, (_, at) => modelId(`yard-${at}`))

describe('lookOf()', () => {
  it('keeps the triangle for the dearest model, and the square for the other of a pair', () => {
    expect(poolOf(2).map((model) => lookOf(poolOf(2), model))).toEqual(['square', 'triangle'])
    for (const size of [3, 4, 6])
      expect(lookOf(poolOf(size), poolOf(size).at(-1)!)).toBe('triangle')
  })

  it('lets a model keep its look where cheaper ones join the pool', () => {
    const pool = poolOf(5)
    for (const model of pool.slice(3)) {
      expect(lookOf(pool.slice(3), model)).toBe(lookOf(pool, model))
    }
  })

  it('gives every model of a pool of up to six a look of its own', () => {
    for (const size of [1, 2, 3, 4, 5, 6]) {
      const pool = poolOf(size)
      expect(new Set(pool.map((model) => lookOf(pool, model))).size).toBe(size)
    }
  })

  it('has the square for a model that is not of the pool', () => {
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
