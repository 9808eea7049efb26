import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelId } from '../episode/step.ts'
import { oddTexts } from '../testing/arbitraries.ts'
import { askTable, variantTable } from './forest.ts'
import { Interner, textTable } from './interner.ts'

const names = fc.oneof(oddTexts, fc.constantFrom('constructor', '__proto__', 'a', 'b'))

describe('Interner', () => {
  it('keeps each text once, at the index that it returned for it', () => {
    fc.assert(
      fc.property(fc.array(names), (texts) => {
        const table = textTable()
        const places = texts.map((text) => table.add(text))
        expect(places.map((place) => table.values[place])).toEqual(texts)
        expect(table.values).toEqual([...new Set(texts)])
      }),
    )
  })

  it('treats values with equal keys as one, and keeps the first', () => {
    const table = new Interner<{ readonly key: string; readonly from: number }>(({ key }) => key)
    const places = ['a', 'b', 'a'].map((key, from) => table.add({ key, from }))
    expect(places).toEqual([0, 1, 0])
    expect(table.values).toEqual([
      { key: 'a', from: 0 },
      { key: 'b', from: 1 },
    ])
  })
})

it('tells variants apart by model and adapter, whatever characters those contain', () => {
  const variant = fc.record({ model: names.map(modelId), adapter: fc.option(names) })
  fc.assert(
    fc.property(fc.array(variant), (variants) => {
      const table = variantTable([])
      for (const each of variants) expect(table.values[table.add(each)]).toEqual(each)
    }),
  )
})

it('begins with the unchanged models, in the order of the pool', () => {
  const pool = ['a', 'b'].map(modelId)
  const table = variantTable(pool)
  expect(table.values).toEqual(pool.map((model) => ({ model, adapter: null })))
  expect(table.add({ model: pool[1]!, adapter: null })).toBe(1)
  expect(table.add({ model: pool[1]!, adapter: 'x' })).toBe(2)
})

it('tells asks apart by the role that speaks and by the roles that are due', () => {
  const table = askTable()
  const places = [
    table.add({ role: 'solver', decides: ['solver'] }),
    table.add({ role: 'solver', decides: [] }),
    table.add({ role: 'teacher', decides: ['solver'] }),
    table.add({ role: 'solver', decides: ['solver', 'teacher'] }),
    table.add({ role: 'solver', decides: ['solver'] }),
  ]
  expect(places).toEqual([0, 1, 2, 3, 0])
})
