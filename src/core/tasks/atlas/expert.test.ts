import { describe, expect, it } from 'vitest'
import { createRng } from '../../random.ts'
import { CORPUS_MIX, createCorpusEpisode } from './corpus.ts'
import { studentTurn, teacherTurn } from './expert.ts'
import { parseCompletion } from './parse.ts'
import { atlasProtocol } from './protocol.ts'
import { createAtlasItem } from './question.ts'

/** Plays the expert in both roles; the Student errs at most once, as in the corpus. */
function playExpert(seed: string, mistakes: boolean) {
  const item = createAtlasItem(seed, seed, 'test')
  const rng = createRng(`play:${seed}`)
  const read: string[] = []
  let state = atlasProtocol.start(item.question)
  let mayErr = mistakes
  let malformed = 0
  for (;;) {
    const turn = atlasProtocol.turn(state)
    if (turn.type === 'verdict') return { verdict: turn.verdict, malformed, searches: read.length }
    const view = { item, read }
    const { text, mistake } =
      turn.role === 'student' ? studentTurn(view, rng, mayErr) : teacherTurn(view, rng)
    if (turn.role === 'student' && mistake) mayErr = false
    const { state: next, parsed } = atlasProtocol.accept(state, text)
    if (parsed.action.type === 'malformed') malformed += 1
    if (parsed.observation) {
      read.push(parsed.observation.type === 'passage' ? parsed.observation.title : '')
    }
    state = next
  }
}

describe('expert', () => {
  it.each([
    ['without mistakes', false],
    ['with its share of mistakes', true],
  ])('answers 150 questions right within the budget, %s', (_, mistakes) => {
    for (let k = 0; k < 150; k++) {
      const { verdict, malformed, searches } = playExpert(`expert-${k}`, mistakes)
      expect(verdict.score, `expert-${k}`).toBe(1)
      expect(malformed).toBe(0)
      expect(searches).toBeLessThanOrEqual(mistakes ? 3 : 2)
    }
  })
})

describe('createCorpusEpisode', () => {
  const episodes = Array.from({ length: 100 }, (_, k) => createCorpusEpisode(`test:${k}`))

  it('writes the segments of the protocol, each once, in order', () => {
    for (const [k, { segments }] of episodes.entries()) {
      const item = createAtlasItem('q', `test:${k}`, 'corpus', CORPUS_MIX)
      let state = atlasProtocol.start(item.question)
      let sequence = ''
      let place = 0
      for (;;) {
        const turn = atlasProtocol.turn(state)
        if (turn.type === 'verdict') break
        while (!segments[place]!.turn) sequence += segments[place++]!.text
        expect(turn.prompt.map(({ text }) => text).join('')).toBe(sequence)
        const { text, turn: name } = segments[place++]!
        expect(name).toBe(turn.name)
        sequence += text
        state = atlasProtocol.accept(state, text).state
      }
      expect(place).toBe(segments.length)
      expect(state.answer).toBe(item.question.answer)
    }
  })

  it('learns only from completions without mistakes', () => {
    const completions = episodes.flatMap(({ segments }) => segments.filter(({ turn }) => turn))
    const context = episodes.flatMap(({ segments }) => segments.filter(({ turn }) => !turn))
    expect(context.every(({ loss }) => loss === 0)).toBe(true)
    const unlearnt = completions.filter(({ loss }) => loss === 0).length / completions.length
    expect(unlearnt).toBeGreaterThan(0.02)
    expect(unlearnt).toBeLessThan(0.2)
  })

  it('teaches both kinds of Teacher action', () => {
    const actions = episodes.flatMap(({ segments }) =>
      segments
        .filter(({ turn, loss }) => turn?.startsWith('teacher') && loss === 1)
        .map(({ text }) => parseCompletion('teacher', text).action.type),
    )
    expect(new Set(actions)).toEqual(new Set(['continue', 'rethink']))
  })

  it('is the same for the same seed', () => {
    expect(createCorpusEpisode('test:3')).toEqual(episodes[3])
  })
})
