import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../random.ts'
import { createNamer, partitionOf } from './names.ts'

const KINDS = ['person', 'film', 'book', 'band', 'company', 'city', 'river', 'country'] as const
const PARTITIONS = ['corpus', 'train', 'validation', 'test'] as const
const kinds = fc.constantFrom(...KINDS)
const partitions = fc.constantFrom(...PARTITIONS)

describe('partitionOf', () => {
  it('does not depend on case, and gives the corpus seven tenths', () => {
    const namer = createNamer(createRng('share'), 'corpus')
    const name = namer.fresh('person')
    expect(partitionOf(name.toUpperCase())).toBe(partitionOf(name))
    const counts = { corpus: 0, train: 0, validation: 0, test: 0 }
    for (let k = 0; k < 10_000; k++) counts[partitionOf(`Name ${k}`)] += 1
    expect(counts.corpus / 10_000).toBeCloseTo(0.7, 1)
    for (const split of ['train', 'validation', 'test'] as const) {
      expect(counts[split] / 10_000).toBeCloseTo(0.1, 1)
    }
  })
})

describe('createNamer', () => {
  it('draws only names of its partition, none twice', () => {
    fc.assert(
      fc.property(fc.string(), partitions, fc.array(kinds, { maxLength: 15 }), (seed, p, list) => {
        const namer = createNamer(createRng(seed), p)
        const names = list.map((kind) => namer.fresh(kind))
        expect(new Set(names).size).toBe(names.length)
        for (const name of names) expect(partitionOf(name)).toBe(p)
      }),
    )
  })

  it('makes similar names in the same partition, most of which share a word', () => {
    for (const partition of PARTITIONS) {
      const namer = createNamer(createRng(`near-${partition}`), partition)
      let shared = 0
      for (let k = 0; k < 50; k++) {
        const name = namer.fresh('person')
        const neighbour = namer.near('person', name)
        expect(partitionOf(neighbour)).toBe(partition)
        expect(neighbour).not.toBe(name)
        if (neighbour.endsWith(name.split(' ')[1] ?? '?')) shared += 1
      }
      expect(shared).toBeGreaterThan(45)
    }
  })

  it('names companies by their trade', () => {
    const namer = createNamer(createRng('trade'), 'test')
    for (let k = 0; k < 20; k++) expect(namer.fresh('company', 'books')).toMatch(/ (Press|Books)$/)
  })
})
