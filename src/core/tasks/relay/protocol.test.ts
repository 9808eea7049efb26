import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Turn } from '../../episode/protocol.ts'
import { beginEpisode } from '../../episode/running.ts'
import { oddTexts } from '../../testing/arbitraries.ts'
import { answerLine, correctionLine, noteLine } from './prompts.ts'
import { relayProtocol, STAGES } from './protocol.ts'
import { createRelayItem } from './question.ts'

const of = (kind: 'read' | 'recall+compute') =>
  createRelayItem('q', 'protocol', kind, { partition: 'test', order: 'test', turn: 0 }).question
const question = of('recall+compute')
const [first, second] = question.notes
const begin = (asked = question) => beginEpisode(relayProtocol, relayProtocol.start(asked))

const completions = fc.oneof(
  oddTexts,
  oddTexts.map(noteLine),
  oddTexts.map(answerLine),
  fc.constantFrom('', ' Answer:', ' Note: a\nAnswer: 3', answerLine(question.answer)),
)

function play(texts: readonly string[], asked = question) {
  const turns: Extract<Turn, { type: 'turn' }>[] = []
  let episode = begin(asked)
  while (episode.turn.type === 'turn' && turns.length < 10) {
    turns.push(episode.turn)
    episode = episode.accept(texts[turns.length - 1] ?? '').next
  }
  return { turns, last: episode.turn }
}

describe('relayProtocol', () => {
  it('has exactly three stages, whatever is written, and each prompt begins with the previous one', () => {
    fc.assert(
      fc.property(fc.array(completions, { maxLength: 4 }), (texts) => {
        const { turns, last } = play(texts)
        expect(last.type).toBe('verdict')
        expect(turns.map(({ name }) => name)).toEqual(['refiner-1', 'refiner-2', 'refiner-3'])
        for (let k = 1; k < STAGES; k++) {
          const before = turns[k - 1]!.prompt
          const after = turns[k]!.prompt
          expect(after.slice(0, before.length)).toEqual(before)
          expect(after[before.length]).toEqual({ by: 'refiner', text: texts[k - 1] ?? '' })
        }
      }),
    )
  })

  it('scores only what the last stage answers', () => {
    const right = answerLine(question.answer)
    expect(play(['', '', right]).last).toMatchObject({
      verdict: { answer: question.answer, gold: question.answer, score: 1, exactMatch: true },
    })
    expect(play([right, right, answerLine('0')]).last).toMatchObject({ verdict: { score: 0 } })
    expect(play([right, right, noteLine(second!)]).last).toMatchObject({
      verdict: { answer: '', score: 0, exactMatch: false },
    })
  })

  it('compares numbers digit by digit, and names as Atlas does', () => {
    expect(play(['', '', answerLine(`${question.answer}.0`)]).last).toMatchObject({
      verdict: { score: 0 },
    })
    const read = of('read')
    expect(play(['', '', answerLine(`${read.answer.toUpperCase()}.`)], read).last).toMatchObject({
      verdict: { score: 1 },
    })
  })

  it('treats an answer before the last stage as a draft', () => {
    const { parsed } = begin().accept(answerLine(question.answer))
    expect(parsed).toMatchObject({ action: { type: 'work' }, right: true })
  })

  it('marks notes right or wrong', () => {
    const right = (text: string) => begin().accept(text).parsed.right
    expect(right(noteLine(first!))).toBe(true)
    expect(right(correctionLine(`${first}. ${second}`))).toBe(true)
    expect(right(noteLine('1 + 1 = 3'))).toBe(false)
    expect(right(answerLine('0'))).toBe(false)
    expect(right('hm')).toBeNull()
  })

  it('tells the last refiner that it must answer', () => {
    const cues = play([]).turns.map(({ prompt }) => prompt.at(-1)!.text)
    expect(cues).toEqual(['\nRefiner (3 left):', '\nRefiner (2 left):', '\nRefiner (must answer):'])
  })

  it('does not change a state, so that a branch can start from it', () => {
    const start = begin()
    const before = structuredClone(start.turn)
    start.accept(noteLine('x'))
    start.accept(answerLine('y'))
    expect(start.turn).toEqual(before)
  })
})
