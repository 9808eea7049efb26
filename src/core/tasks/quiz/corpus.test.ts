import { describe, expect, it } from 'vitest'
import { createCorpusItem, createQuizCorpus } from './corpus.ts'
import { createLetterDrill, createQuizDrill } from './drill.ts'
import { truth } from './expert.ts'
import { parseCompletion } from './parse.ts'
import { quizProtocol } from './protocol.ts'
import { QUIZ_SUBJECTS } from './subjects.ts'

const SEEDS = Array.from({ length: 1500 }, (_, k) => `test:${k}`)
const episodes = SEEDS.map((seed) => createQuizCorpus(seed))

describe('createQuizCorpus', () => {
  it('writes the segments of the protocol, each once, in order, to a right answer', () => {
    for (const [k, { segments }] of episodes.entries()) {
      let state = quizProtocol.start(createCorpusItem(SEEDS[k]!).question)
      let sequence = ''
      let place = 0
      for (;;) {
        const turn = quizProtocol.turn(state)
        if (turn.type === 'verdict') {
          expect(turn.verdict.exactMatch).toBe(true)
          break
        }
        while (!segments[place]!.turn) sequence += segments[place++]!.text
        expect(turn.prompt.map(({ text }) => text).join('')).toBe(sequence)
        const { text, turn: name } = segments[place++]!
        expect(name).toBe(turn.name)
        sequence += text
        state = quizProtocol.accept(state, text).state
      }
      expect(place).toBe(segments.length)
    }
  })

  it('learns only true completions, and reads the mistakes', () => {
    for (const [k, { segments }] of episodes.entries()) {
      const item = createCorpusItem(SEEDS[k]!)
      for (const { text, loss, turn } of segments) {
        if (!turn) expect(loss).toBe(0)
        else if (loss > 0) expect(text).toContain(truth(item))
      }
    }
    const turns = episodes.flatMap(({ segments }) => segments.filter(({ turn }) => turn))
    const unlearnt = turns.filter(({ loss }) => loss === 0).length / turns.length
    expect(unlearnt).toBeGreaterThan(0.1)
    expect(unlearnt).toBeLessThan(0.25)
  })

  it('shows the Teacher right, wrong and unreadable choices, and all three rounds', () => {
    const learnt = episodes.flatMap(({ segments }) =>
      segments.filter(({ turn, loss }) => turn?.startsWith('teacher') && loss === 1),
    )
    const submits = learnt.map(({ text }) => parseCompletion('teacher', text).action)
    for (const submitted of [true, false]) {
      expect(submits).toContainEqual({ type: 'submit', submitted })
    }
    expect(learnt.some(({ text }) => text.includes('Nothing chosen, so wrong'))).toBe(true)
    expect(episodes.some(({ segments }) => segments.at(-1)?.turn === 'teacher-3')).toBe(true)
  })

  it('keeps to the given subjects', () => {
    const kinds = (ids: readonly string[]) =>
      new Set(SEEDS.slice(0, 100).map((seed) => createQuizCorpus(seed, ids).kind))
    expect(kinds(['sorting', 'roman'])).toEqual(new Set(['sorting', 'roman']))
    expect(new Set(episodes.map(({ kind }) => kind))).toEqual(
      new Set(QUIZ_SUBJECTS.map(({ id }) => id)),
    )
    expect(() => createQuizCorpus('x', ['alchemy'])).toThrow('no quiz subject "alchemy"')
  })

  it('stays well within the context of the models', () => {
    for (const { segments } of episodes) {
      expect(segments.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(1300)
    }
  })
})

describe('createQuizDrill', () => {
  const rows = SEEDS.slice(0, 300).map((seed) => createQuizDrill(seed))

  it('alternates between text to read and text to learn', () => {
    for (const { kind, segments } of rows) {
      expect(kind).toBe('drill')
      expect(segments.length).toBeGreaterThan(8)
      for (const [k, { text, loss }] of segments.entries()) {
        expect(loss > 0).toBe(k % 2 === 1)
        expect(text).toMatch(/^ \S/)
      }
    }
  })

  it('calculates correctly', () => {
    const sums = rows.flatMap(({ segments }) =>
      segments.flatMap(({ text }, k) => {
        const parts = /^ (\d+) \+ (\d+) =$/.exec(text)
        return parts ? [[Number(parts[1]) + Number(parts[2]), segments[k + 1]!.text] as const] : []
      }),
    )
    expect(sums.length).toBeGreaterThan(20)
    for (const [sum, answer] of sums) expect(answer).toBe(` ${sum}.`)
  })

  it('is the same for the same seed, and keeps to the given subjects', () => {
    expect(createQuizDrill('test:3')).toEqual(rows[3])
    const text = (ids: readonly string[]) =>
      createQuizDrill('x', ids)
        .segments.map((segment) => segment.text)
        .join('')
    expect(text(['capitals'])).toContain('capital of')
    expect(text(['sorting'])).not.toContain('capital of')
  })
})

describe('createLetterDrill', () => {
  it('answers each value with the letter that follows it in the list before', () => {
    for (const seed of SEEDS.slice(0, 100)) {
      let list = ''
      let value = ''
      let answers = 0
      for (const { text, loss } of createLetterDrill(seed).segments) {
        if (loss === 0) list = text
        else if (text.startsWith(' So ')) value = text.slice(' So '.length)
        else {
          expect(list).toContain(` ${value}${text.slice(0, -1)}`)
          answers += 1
        }
      }
      expect(answers).toBe(18)
    }
  })
})
