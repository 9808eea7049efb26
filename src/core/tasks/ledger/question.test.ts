import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Partition, partitionOf } from '../atlas/names.ts'
import { splitIds } from '../task.ts'
import { isTrue } from './arithmetic.ts'
import { ledger } from './ledger.ts'
import { createLedgerQuestion, FAMILIES, LEDGER_KINDS, type LedgerQuestion } from './question.ts'

const questions = fc
  .tuple(
    fc.string(),
    fc.constantFrom<Partition>('corpus', 'train', 'validation', 'test'),
    fc.constantFrom(...LEDGER_KINDS),
  )
  .map(([seed, partition, kind]) => ({
    partition,
    kind,
    question: createLedgerQuestion(seed, seed, partition, kind),
  }))

const NUMBERS: Readonly<Record<string, number>> = {
  twice: 2,
  half: 2,
  third: 3,
  three: 3,
  quarter: 4,
  four: 4,
  fifth: 5,
}

/** The numbers that a text contains, in digits or in words. */
const given = (text: string): ReadonlySet<number> =>
  new Set(
    (text.toLowerCase().match(/\d+|[a-z]+/g) ?? []).flatMap((word) =>
      /\d/.test(word) ? Number(word) : (NUMBERS[word] ?? []),
    ),
  )

describe('createLedgerQuestion', () => {
  it('needs as many steps as its kind says; each is true, and the last one gives the answer', () => {
    fc.assert(
      fc.property(questions, ({ kind, question }) => {
        expect(question.kind).toBe(kind)
        expect(`${question.solution.length} steps`).toBe(kind)
        expect(question.solution.every(({ working }) => isTrue(working))).toBe(true)
        expect(question.answer).toBe(String(question.solution.at(-1)!.working.result))
      }),
      { numRuns: 300 },
    )
  })

  it('has every number of its solution in the text or in an earlier line', () => {
    fc.assert(
      fc.property(questions, ({ question }) => {
        const known = new Set(given(question.text))
        for (const { working } of question.solution) {
          expect([...known], question.text).toContain(working.left)
          expect([...known], question.text).toContain(working.right)
          known.add(working.result)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('uses small whole numbers, and multiplies and divides only by one digit', () => {
    const many = Array.from({ length: 500 }, (_, k) =>
      createLedgerQuestion('q', `small-${k}`, 'corpus', LEDGER_KINDS[k % LEDGER_KINDS.length]!),
    )
    const workings = many.flatMap(({ solution }) => solution.map(({ working }) => working))
    for (const { left, operator, right, result } of workings) {
      expect(Number.isInteger(result)).toBe(true)
      expect(result).toBeGreaterThan(0)
      expect(result).toBeLessThan(1000)
      if (operator === '×') expect(Math.min(left, right)).toBeLessThan(10)
      if (operator === '÷') expect(right).toBeLessThan(10)
    }
    const small = workings.filter(({ result }) => result < 200).length / workings.length
    expect(small).toBeGreaterThan(0.85)
    for (const operator of ['+', '-', '×', '÷']) {
      const share = workings.filter((working) => working.operator === operator).length
      expect(share / workings.length, operator).toBeGreaterThan(0.1)
    }
  })

  it('consists of plain sentences and ends with the question', () => {
    fc.assert(
      fc.property(questions, ({ question }) => {
        expect(question.text).toMatch(/^[A-Z0-9][^{}]*[^?{}]\?$/)
        expect(question.text).not.toMatch(/[.] [a-z]/)
        for (const { name } of question.solution) expect(name).toMatch(/^[A-Z][a-z]+( [a-z]+)?$/)
      }),
    )
  })

  it('has at least a dozen kinds of story of every length', () => {
    expect(FAMILIES.length).toBeGreaterThanOrEqual(12)
    for (const kind of LEDGER_KINDS) {
      const told = Array.from(
        { length: 400 },
        (_, k) => createLedgerQuestion('q', `family-${k}`, 'corpus', kind).key.split(' ')[0],
      )
      expect(new Set(told).size, kind).toBe(FAMILIES.length)
    }
  })
})

describe('splits', () => {
  const of = (split: 'train' | 'validation' | 'test') =>
    splitIds(ledger, split).map((id) => ledger.question(id) as LedgerQuestion)

  it('share no content with one another or with the corpus', () => {
    const corpus = Array.from({ length: 3000 }, (_, k) =>
      createLedgerQuestion('c', `c-${k}`, 'corpus', LEDGER_KINDS[k % LEDGER_KINDS.length]!),
    )
    const owner = new Map<string, string>()
    for (const [partition, list] of [
      ['corpus', corpus],
      ['train', of('train')],
      ['validation', of('validation')],
      ['test', of('test')],
    ] as const) {
      for (const { key, text } of list) {
        expect(partitionOf(key)).toBe(partition)
        for (const content of [key, text]) {
          expect(owner.get(content) ?? partition, content).toBe(partition)
          owner.set(content, partition)
        }
      }
    }
  })

  it('have equally many questions of each number of steps', () => {
    const test = of('test')
    for (const kind of LEDGER_KINDS) {
      expect(test.filter((question) => question.kind === kind)).toHaveLength(48)
    }
  })
})
