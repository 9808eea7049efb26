import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Partition } from '../atlas/names.ts'
import { isTrue, parseWorking } from '../ledger/arithmetic.ts'
import { type Split, splitIds } from '../task.ts'
import { createRelayCorpusItem } from './corpus.ts'
import { noteText, type Sentence } from './draft.ts'
import { knownValue, RELATIONS } from './facts.ts'
import { createRelayItem, RELAY_KINDS, type RelayItem, type RelayQuestion } from './question.ts'
import { relay } from './relay.ts'

const items = fc
  .record({
    seed: fc.string(),
    partition: fc.constantFrom<Partition>('corpus', 'train', 'validation', 'test'),
    kind: fc.constantFrom(...RELAY_KINDS),
    turn: fc.nat(5000),
  })
  .map(({ seed, kind, ...origin }) => createRelayItem(seed, seed, kind, { ...origin, order: 'o' }))

const sentencesOf = ({ draft }: RelayItem): readonly Sentence[] => draft.notes.flat()

/** Whether one of the tables contains this fact. */
const known = ({ lead, value }: Sentence): boolean =>
  RELATIONS.some(({ statement, facts }) =>
    facts.some(
      ([thing, right]) => right === value && statement.replace('{s}', () => thing) === lead,
    ),
  )

describe('createRelayItem', () => {
  it('needs the skills of its kind', () => {
    fc.assert(
      fc.property(items, (item) => {
        const skills = [...new Set(sentencesOf(item).map(({ skill }) => skill))]
        expect(skills.join('+')).toBe(item.question.kind)
      }),
    )
  })

  it('has true notes: read from the passage, known, or computed from earlier values', () => {
    fc.assert(
      fc.property(items, (item) => {
        const found: string[] = item.question.text.match(/\d+/g) ?? []
        for (const sentence of sentencesOf(item)) {
          const { skill, lead, value } = sentence
          if (skill === 'read') expect(item.draft.passage).toContain(lead + value)
          if (skill === 'recall') expect(known(sentence), lead + value).toBe(true)
          if (skill === 'compute') {
            const working = parseWorking(lead + value)!
            expect(isTrue(working)).toBe(true)
            expect(found).toContain(String(working.left))
            expect(found).toContain(String(working.right))
          }
          found.push(value)
        }
        expect(item.question.answer).toBe(sentencesOf(item).at(-1)!.value)
        expect(item.question.notes).toEqual(item.draft.notes.map(noteText))
      }),
      { numRuns: 400 },
    )
  })

  it('has slips that are untrue', () => {
    fc.assert(
      fc.property(items, (item) => {
        for (const { value, slips } of sentencesOf(item)) expect(slips).not.toContain(value)
      }),
    )
  })

  it('uses whole numbers below 1000', () => {
    fc.assert(
      fc.property(items, (item) => {
        for (const { skill, value } of sentencesOf(item)) {
          if (skill !== 'compute') continue
          expect(value).toMatch(/^[1-9]\d{0,2}$/)
        }
      }),
    )
  })

  it('consists of plain sentences', () => {
    fc.assert(
      fc.property(items, ({ question }) => {
        expect(question.text).toMatch(/^[A-Z][^{}]*[.?]$/)
        expect(question.text.length).toBeLessThan(400)
        for (const note of question.notes) expect(note).not.toMatch(/[{}]|undefined/)
      }),
    )
  })

  it('gives the same question for the same seed', () => {
    const origin = { partition: 'test', order: 'o', turn: 5 } as const
    for (const kind of RELAY_KINDS) {
      expect(createRelayItem('q', 's', kind, origin)).toEqual(
        createRelayItem('q', 's', kind, origin),
      )
    }
  })
})

describe('the known facts', () => {
  it('give each thing one value, and another value to confuse it with', () => {
    for (const relation of RELATIONS) {
      const things = relation.facts.map(([thing]) => thing)
      expect(new Set(things).size).toBe(things.length)
      expect(new Set(relation.facts.map(([, value]) => value)).size).toBeGreaterThan(10)
    }
    expect(() => knownValue(RELATIONS[0]!, 'Atlantis')).toThrow('Atlantis')
  })
})

describe('splits', () => {
  const of = (split: Split) =>
    splitIds(relay, split).map((id) => relay.question(id) as RelayQuestion)
  const corpus = Array.from({ length: 4000 }, (_, k) => createRelayCorpusItem(`c-${k}`).question)

  it('share no question with one another or with the corpus, and no content except known facts', () => {
    const owner = new Map<string, string>()
    for (const [partition, list] of [
      ['corpus', corpus],
      ['train', of('train')],
      ['validation', of('validation')],
      ['test', of('test')],
    ] as const) {
      for (const { kind, text, notes } of list) {
        const contents = kind === 'recall' ? [text] : [text, notes.join('. ')]
        for (const content of contents) {
          expect(owner.get(content) ?? partition, content).toBe(partition)
          owner.set(content, partition)
        }
      }
    }
  })

  it('have equally many questions of each kind', () => {
    for (const kind of RELAY_KINDS) {
      expect(of('test').filter((question) => question.kind === kind)).toHaveLength(40)
    }
  })
})
