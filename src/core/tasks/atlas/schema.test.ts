import { describe, expect, it } from 'vitest'
import { RELATIONS, relationsOf } from './relations.ts'
import { fill, KIND_WORDS } from './schema.ts'

describe('RELATIONS', () => {
  it('have distinct ids within a kind, and wordings for every kind', () => {
    for (const kind of Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[]) {
      const ids = relationsOf(kind).map(({ id }) => id)
      expect(ids.length).toBeGreaterThan(2)
      expect(new Set(ids).size).toBe(ids.length)
      expect(relationsOf(kind).some(({ asks }) => asks.length > 0)).toBe(true)
    }
  })

  it('use only placeholders that will be filled', () => {
    const entity = { it: 'i', v: 'v' }
    const pair = { a: 'a', b: 'b' }
    for (const relation of RELATIONS) {
      const { facts, thought, phrases, asks, same, number } = relation
      for (const text of facts) expect(fill(text, entity)).not.toMatch(/[{}]/)
      for (const text of [...phrases, ...asks]) expect(fill(text, { s: 's' })).not.toMatch(/[{}]/)
      expect(fill(thought, { s: 's', v: 'v' })).not.toMatch(/[{}]/)
      for (const text of same ?? []) expect(fill(text, pair)).not.toMatch(/[{}]/)
      for (const side of number ? [number.smaller, number.larger] : []) {
        for (const text of [...side.which, side.whether]) {
          expect(fill(text, pair)).not.toMatch(/[{}]/)
        }
      }
    }
  })
})

describe('fill', () => {
  it('throws an error that names the placeholder without a value', () => {
    expect(() => fill('{a} and {b}', { a: '1' })).toThrow(/\{b\}/)
  })
})
