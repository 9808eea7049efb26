import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Turn } from '../../episode/protocol.ts'
import { beginEpisode } from '../../episode/running.ts'
import { oddTexts } from '../../testing/arbitraries.ts'
import { lineText } from './prompts.ts'
import { ledgerProtocol, STEP_LIMIT } from './protocol.ts'
import { createLedgerQuestion } from './question.ts'

const question = createLedgerQuestion('q', 'protocol', 'test', '3 steps')
const [first] = question.solution
const begin = () => beginEpisode(ledgerProtocol, ledgerProtocol.start(question))
const truth = lineText(first!.name, first!.working)

const completions = fc.oneof(
  oddTexts,
  oddTexts.map((text) => ` Answer: ${text}`),
  oddTexts.map((text) => ` Coins: ${text}`),
  fc.constantFrom(truth, ' Answer: 999999', ' Coins: 1 ÷ 0 = 3', '', '\n', ' Answer: 1\nAnswer: 2'),
)

/** Plays the completions one after another and then repeats the last one. */
function play(texts: readonly string[]) {
  const turns: Extract<Turn, { type: 'turn' }>[] = []
  let episode = begin()
  while (episode.turn.type === 'turn' && turns.length < 20) {
    turns.push(episode.turn)
    episode = episode.accept(texts[Math.min(turns.length, texts.length) - 1]!).next
  }
  return { turns, last: episode.turn }
}

describe('ledgerProtocol', () => {
  const lists = fc.array(completions, { minLength: 1, maxLength: 10 })

  it('ends within its step limit, whatever is written, and each prompt begins with the previous one', () => {
    fc.assert(
      fc.property(lists, (texts) => {
        const { turns, last } = play(texts)
        expect(last.type).toBe('verdict')
        expect(turns.length).toBeLessThanOrEqual(STEP_LIMIT)
        expect(turns.map(({ name }) => name)).toEqual(turns.map((_, k) => `solver-${k + 1}`))
        for (let k = 1; k < turns.length; k++) {
          const before = turns[k - 1]!.prompt
          const after = turns[k]!.prompt
          expect(after.slice(0, before.length)).toEqual(before)
          expect(after[before.length]).toEqual({
            by: 'solver',
            text: texts[Math.min(k, texts.length) - 1],
          })
        }
      }),
    )
  })

  it('scores the answer exactly, at any step', () => {
    const verdictOf = (text: string) => begin().accept(text).next.turn
    expect(verdictOf(` Answer: ${question.answer}`)).toEqual({
      type: 'verdict',
      verdict: { answer: question.answer, gold: question.answer, score: 1, exactMatch: true },
    })
    expect(verdictOf(` Answer: ${Number(question.answer) + 1}`)).toMatchObject({
      verdict: { score: 0, exactMatch: false },
    })
  })

  it('scores 0 without an answer', () => {
    expect(play([truth]).last).toMatchObject({ verdict: { answer: '', score: 0 } })
    expect(play([truth]).turns).toHaveLength(STEP_LIMIT)
  })

  it('marks each line right or wrong, and an unreadable line neither', () => {
    const parsed = (text: string) => begin().accept(text).parsed
    expect(parsed(truth)).toMatchObject({ action: { type: 'work' }, right: true })
    const { working, name } = first!
    const slipped = lineText(name, { ...working, result: working.result + 1 })
    expect(parsed(slipped)).toMatchObject({ action: { type: 'work' }, right: false })
    // The arithmetic is true, but the story does not need this number.
    expect(parsed(' Coins: 500 + 499 = 999')).toMatchObject({ right: false })
    expect(parsed(` Answer: ${question.answer}`)).toMatchObject({
      action: { type: 'finish', answer: question.answer },
      right: true,
    })
    expect(parsed(' Answer: 0')).toMatchObject({ right: false })
    expect(parsed(' 12 + 7 = 19')).toMatchObject({ action: { type: 'malformed' }, right: null })
    expect(parsed(' Coins: 12 + 7')).toMatchObject({ action: { type: 'malformed' }, right: null })
  })

  it('keeps a malformed line as it was written, and counts it as a step', () => {
    const { next } = begin().accept('hm?')
    expect(next.turn).toMatchObject({ name: 'solver-2' })
    expect(next.turn.type === 'turn' && next.turn.prompt.at(-2)).toEqual({
      by: 'solver',
      text: 'hm?',
    })
  })

  it('does not change a state, so that a branch can start from it', () => {
    const start = begin()
    const before = structuredClone(start.turn)
    start.accept(truth)
    start.accept(' Answer: 1')
    expect(start.turn).toEqual(before)
  })

  it('does not show the truth', () => {
    const state = ledgerProtocol.turn(ledgerProtocol.start(question))
    expect(state.type === 'turn' && state.prompt).toHaveLength(2)
  })
})
