import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kindOf, readRecipe, recipeName, recipeText } from './router-id.ts'

const word = fc.stringMatching(/^[a-z][a-z-]*$/)
const recipes = fc.record({
  kind: word,
  changed: fc.array(fc.tuple(word, fc.string({ unit: 'grapheme' }))),
})

it('reads what it writes, whatever the values are', () => {
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

it('names what was changed', () => {
  expect(recipeName('HierRouter', 'hier-router~hidden:64~seed:7')).toBe(
    'HierRouter, hidden 64, seed 7',
  )
  expect(recipeName('HierRouter', 'hier-router')).toBe('HierRouter')
})
