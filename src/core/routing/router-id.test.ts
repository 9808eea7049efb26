import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kindOf, readRecipe, recipeName, recipeText } from './router-id.ts'

const word = fc.stringMatching(/^[a-z][a-z-]*$/)
const recipes = fc.record({
  kind: word,
  changed: fc.array(fc.tuple(word, fc.string({ unit: 'grapheme' }))),
})

it('reads back what it writes, whatever the values', () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const id = recipeText(recipe)
      expect(readRecipe(id)).toEqual(recipe)
      expect(kindOf(id)).toBe(recipe.kind)
    }),
  )
})

it('refuses any other text', () => {
  for (const text of ['policy~seed', 'policy~seed:1:2', 'policy~seed:%', 'policy~seed:%61']) {
    expect(readRecipe(text)).toBeNull()
  }
})

it('names the settings that were changed, in words', () => {
  expect(recipeName('HierRouter', 'hier-router')).toBe('HierRouter')
  expect(recipeName('HierRouter', 'hier-router~hidden:64~seed:7')).toBe(
    'HierRouter · 64 hidden units · seed 7',
  )
  expect(recipeName('Cost bound', 'cost-bound~draft:true~last:0~question:0')).toBe(
    'Cost bound · reads drafts · last step unread · question unread',
  )
  expect(recipeName('TRIM', 'trim~constructor:1~question:64')).toBe(
    'TRIM · constructor 1 · question words 64',
  )
})
