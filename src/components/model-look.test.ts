import { expect, it } from 'vitest'
import { modelId } from '../core/episode/step.ts'
import { lookPath, modelWords, otherModels } from './model-look.ts'

const poolOf = (size: number) => Array.from({ length: size }, (_, at) => modelId(`yard-${at}`))

it('lookPath() draws around the given point', () => {
  expect(lookPath('square', 2, 10, 20)).toBe('M8,18L12,18L12,22L8,22Z')
})

it('modelWords() calls a pair weak and strong, and other models by their names', () => {
  expect(poolOf(2).map((model) => modelWords(poolOf(2), model))).toEqual(['weak', 'strong'])
  expect(modelWords(poolOf(3), modelId('yard-1'))).toBe('Yard 1')
})

it('otherModels() leaves one out', () => {
  expect(otherModels(poolOf(3), modelId('yard-1'))).toEqual(['yard-0', 'yard-2'])
})
