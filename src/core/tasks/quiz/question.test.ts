import { describe, expect, it } from 'vitest'
import { type QuestionOrigin, SPLITS, type Split, splitIds } from '../task.ts'
import { createCorpusItem } from './corpus.ts'
import { LETTERS } from './prompts.ts'
import type { QuizItem } from './question.ts'
import { createSplitItem, quiz } from './quiz.ts'
import { PAIRS } from './subjects/conversions.ts'
import { QUIZ_SUBJECTS } from './subjects.ts'

const itemOf = (split: Split, number: number): QuizItem => {
  const origin: QuestionOrigin = { type: 'split', split, number }
  return createSplitItem(`quiz/${split}/${number}`, origin)
}
const items: Readonly<Record<Split, readonly QuizItem[]>> = {
  train: splitIds(quiz, 'train').map((_, k) => itemOf('train', k)),
  validation: splitIds(quiz, 'validation').map((_, k) => itemOf('validation', k)),
  test: splitIds(quiz, 'test').map((_, k) => itemOf('test', k)),
}
const all = SPLITS.flatMap((split) => items[split])
const corpus = Array.from({ length: 6000 }, (_, k) => createCorpusItem(`corpus:${k}`))

describe('quiz questions', () => {
  it('are at least 1,500, all distinct', () => {
    expect(all.length).toBeGreaterThanOrEqual(1500)
    expect(new Set(all.map(({ question }) => question.text)).size).toBe(all.length)
  })

  it('have four different choices with the right one at their letter', () => {
    for (const { question, draft, choices, right } of [...all, ...corpus]) {
      expect(new Set(choices).size, question.text).toBe(4)
      expect(choices[LETTERS.indexOf(right)]).toBe(draft.right)
      expect(question.answer).toBe(right)
      expect(question.text).toMatch(/[?.]\nChoices: .+ \(A\), .+ \(B\), .+ \(C\), .+ \(D\)$/)
      expect(question.text).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  it('spread evenly over the subjects of each split, and over the letters', () => {
    expect(QUIZ_SUBJECTS.length).toBeGreaterThanOrEqual(10)
    for (const split of SPLITS) {
      const counts = new Map<string, number>()
      for (const { question } of items[split]) {
        counts.set(question.kind, (counts.get(question.kind) ?? 0) + 1)
      }
      expect([...counts.keys()]).toEqual(quiz.kinds)
      expect(new Set(counts.values())).toEqual(
        new Set([items[split].length / QUIZ_SUBJECTS.length]),
      )
    }
    for (const letter of LETTERS) {
      const share = all.filter(({ right }) => right === letter).length / all.length
      expect(share).toBeGreaterThan(0.2)
      expect(share).toBeLessThan(0.3)
    }
  })

  it('are a function of their id', () => {
    for (const id of ['quiz/test/7', 'quiz/train/14', 'quiz/fresh/mine/31']) {
      expect(quiz.question(id)).toEqual(quiz.question(id))
    }
    expect(quiz.question('quiz/fresh/mine/31')).not.toEqual(quiz.question('quiz/fresh/yours/31'))
  })
})

const UNITS = new Set(PAIRS.flatMap(({ many, small }) => [many, small]))
const isContent = (word: string): boolean =>
  /^\d+$|^[A-Z]$|^[CDILMVX]{2,}$|day$|^(January|February|March|April|May|June|July)$/.test(word) ||
  /^(August|September|October|November|December)$/.test(word) ||
  UNITS.has(word)

/** The content of a question without its wording: numbers, letters, numerals, dates, units, and the answer. */
const contentOf = ({ draft }: QuizItem): string =>
  `${(draft.stem.match(/\w+/g) ?? []).filter(isContent).toSorted().join(' ')} gives ${draft.right}`

describe('splits', () => {
  const owners: readonly (readonly [string, readonly QuizItem[]])[] = [
    ...SPLITS.map((split) => [split, items[split]] as const),
    ['corpus', corpus],
  ]

  it('share no wording of a question with one another or with the corpus', () => {
    const owner = new Map<string, string>()
    for (const [name, owned] of owners) {
      for (const { draft } of owned) {
        expect(owner.get(draft.stem) ?? name, draft.stem).toBe(name)
        owner.set(draft.stem, name)
      }
    }
  })

  it('share no content to compute with', () => {
    const owner = new Map<string, string>()
    for (const [name, owned] of owners) {
      for (const item of owned.filter(({ skill }) => skill === 'arithmetic')) {
        const content = contentOf(item)
        expect(owner.get(content) ?? name, item.question.text).toBe(name)
        owner.set(content, name)
      }
    }
    expect(owner.size).toBeGreaterThan(1500)
  })

  it('share no people to read about', () => {
    const people = (item: QuizItem) => item.draft.stem.match(/[A-Z][a-z]+ [A-Z][a-z]+/g) ?? []
    const owner = new Map<string, string>()
    for (const [name, owned] of owners) {
      for (const item of owned.filter(({ question }) => question.kind === 'logic')) {
        for (const person of people(item)) {
          expect(owner.get(person) ?? name, person).toBe(name)
          owner.set(person, name)
        }
      }
    }
  })

  it('ask in the test split only for facts that the corpus states', () => {
    const stated = new Set(
      Array.from({ length: 30_000 }, (_, k) => createCorpusItem(`facts:${k}`, FACTS)).map(
        ({ draft }) => draft.conclusion + draft.right,
      ),
    )
    for (const { draft, skill } of items.test) {
      if (skill === 'facts') expect(stated).toContain(draft.conclusion + draft.right)
    }
  })
})

const FACTS = QUIZ_SUBJECTS.filter(({ skill }) => skill === 'facts').map(({ id }) => id)
