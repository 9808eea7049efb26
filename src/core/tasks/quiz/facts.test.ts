import { elements as knownElements } from 'chemical-elements'
import colorName from 'color-name'
import { countries } from 'countries-list'
import { describe, expect, it } from 'vitest'
import { createRng } from '../../random.ts'
import { type Fact, factSubject, readFacts } from './facts.ts'
import { COLOURS } from './subjects/colours.ts'
import { CAPITALS, CODES } from './subjects/countries.ts'
import { NUMBERS, SYMBOLS } from './subjects/elements.ts'
import { QUANTITIES, UNIT_SYMBOLS } from './subjects/units.ts'
import { OPPOSITES, ROOTS } from './subjects/words.ts'

const distinct = (facts: readonly Fact[], side: 0 | 1): boolean =>
  new Set(facts.map((fact) => fact[side])).size === facts.length

describe('the tables of facts', () => {
  it('agree with chemical-elements on symbols and atomic numbers', () => {
    const known = new Map(knownElements.map((element) => [element.symbol, element]))
    const american: Readonly<Record<string, string>> = { aluminium: 'aluminum', caesium: 'cesium' }
    for (const [name, symbol] of SYMBOLS) {
      const names = [name, american[name] ?? name]
      expect(names).toContain(known.get(symbol)?.name.toLowerCase())
    }
    const symbols = new Map(SYMBOLS)
    for (const [name, number] of NUMBERS) {
      expect(known.get(symbols.get(name)!)?.number, name).toBe(Number(number))
    }
  })

  it('agree with countries-list on capitals and codes', () => {
    const known = new Map(Object.entries(countries).map(([code, entry]) => [code, entry]))
    const capitals = new Map(CAPITALS)
    for (const [country, code] of CODES) {
      const entry = known.get(code as never)
      expect(entry?.name, code).toBe(country)
      expect(entry?.capital, code).toBe(capitals.get(country))
    }
  })

  it('agree with color-name on codes', () => {
    for (const [colour, code] of COLOURS) {
      const [red, green, blue] = colorName[colour as keyof typeof colorName]
      const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')
      expect(code, colour).toBe(`#${hex}`)
    }
  })

  it('name nothing twice if a question could then have two answers', () => {
    for (const table of [SYMBOLS, NUMBERS, CAPITALS, CODES, COLOURS, QUANTITIES, UNIT_SYMBOLS]) {
      expect(distinct(table, 0)).toBe(true)
      expect(distinct(table, 1)).toBe(true)
    }
    expect(distinct(ROOTS, 0)).toBe(true)
    expect(new Set(OPPOSITES.flat()).size).toBe(2 * OPPOSITES.length)
  })
})

describe('factSubject', () => {
  const relation = {
    phrases: ['the colour of {s}'],
    statement: 'The colour of {s} is ',
    facts: readFacts('sky:blue sea:blue sky:grey grass:green snow:white coal:black'),
  }
  const subject = factSubject('hues', [relation])
  const draftOf = (turn: number) =>
    subject.draft({ rng: createRng(`hue ${turn}`), partition: 'test', order: 'o', turn })

  it('never offers another true value as a wrong answer', () => {
    for (let turn = 0; turn < 60; turn++) {
      const { stem, right, wrong } = draftOf(turn)
      expect(new Set([right, ...wrong]).size).toBe(4)
      if (stem.includes('sky')) for (const hue of wrong) expect(['blue', 'grey']).not.toContain(hue)
    }
  })

  it('asks every fact before it repeats one', () => {
    const asked = [0, 1, 2, 3, 4, 5].map((turn) => draftOf(turn)).map((d) => d.conclusion + d.right)
    expect(new Set(asked).size).toBe(6)
  })
})
