import { describe, expect, it } from 'vitest'
import { createRelayCorpus, createRelayCorpusItem } from './corpus.ts'
import { createRelayDrill } from './drill.ts'
import { expertStage, NOTHING } from './expert.ts'
import { parseRefinement } from './parse.ts'
import { relayProtocol } from './protocol.ts'
import { RELAY_KINDS } from './question.ts'

const episodes = Array.from({ length: 600 }, (_, k) => ({
  seed: `test:${k}`,
  episode: createRelayCorpus(`test:${k}`),
}))

describe('the expert', () => {
  it('answers correctly at the last stage, even if an earlier one has already answered', () => {
    for (let k = 0; k < 300; k++) {
      const item = createRelayCorpusItem(`expert-${k}`)
      let state = relayProtocol.start(item.question)
      let progress = NOTHING
      for (;;) {
        const turn = relayProtocol.turn(state)
        if (turn.type === 'verdict') {
          expect(turn.verdict.score).toBe(1)
          break
        }
        const stage = expertStage(item, progress)
        const accepted = relayProtocol.accept(state, stage.text)
        expect(accepted.parsed.right, stage.text).toBe(true)
        progress = stage.progress
        state = accepted.state
      }
    }
  })
})

describe('createRelayCorpus', () => {
  it('writes the segments of the protocol, each once, in order, and ends with score 1', () => {
    for (const { seed, episode } of episodes) {
      const { segments, kind } = episode
      const { question } = createRelayCorpusItem(seed)
      expect(kind).toBe(question.kind)
      let state = relayProtocol.start(question)
      let sequence = ''
      let place = 0
      for (;;) {
        const turn = relayProtocol.turn(state)
        if (turn.type === 'verdict') {
          expect(turn.verdict.score, seed).toBe(1)
          break
        }
        while (!segments[place]!.turn) sequence += segments[place++]!.text
        expect(turn.prompt.map(({ text }) => text).join('')).toBe(sequence)
        const { text, loss, turn: name } = segments[place++]!
        expect(name).toBe(turn.name)
        sequence += text
        const accepted = relayProtocol.accept(state, text)
        // A completion is learnt if and only if it is true.
        expect(accepted.parsed.right, text).toBe(loss === 1)
        state = accepted.state
      }
      expect(place).toBe(segments.length)
    }
  })

  it('has mistakes in about a quarter of the episodes, and corrections to learn', () => {
    const turns = episodes.map(({ episode }) => episode.segments.filter(({ turn }) => turn))
    const mistaken = turns.filter((list) => list.some(({ loss }) => loss === 0))
    expect(mistaken.length / turns.length).toBeCloseTo(0.25, 1)
    const corrected = turns.filter((list) =>
      list.some(({ text }) => text.startsWith(' Correction:')),
    )
    expect(corrected.length).toBeGreaterThan(30)
    for (const { episode } of episodes) {
      for (const { turn, loss } of episode.segments) if (!turn) expect(loss).toBe(0)
    }
  })

  it('can be limited to some kinds', () => {
    const kinds = ['read', 'read+recall']
    const seen = Array.from({ length: 40 }, (_, k) => createRelayCorpus(`k${k}`, kinds).kind)
    expect(new Set(seen)).toEqual(new Set(kinds))
    expect(new Set(episodes.map(({ episode }) => episode.kind))).toEqual(new Set(RELAY_KINDS))
    expect(() => createRelayCorpus('x', ['nonsense'])).toThrow(RangeError)
  })

  it('is the same for the same seed', () => {
    expect(createRelayCorpus('test:3')).toEqual(episodes[3]!.episode)
  })
})

describe('createRelayDrill', () => {
  it('drills the values of true notes, within a model’s context', () => {
    for (const kinds of [undefined, ...RELAY_KINDS.map((kind) => [kind])]) {
      const { kind, segments } = createRelayDrill('d', kinds)
      expect(kind).toBe('drill')
      const learnt = segments.filter(({ loss }) => loss > 0)
      expect(learnt.length).toBeGreaterThan(8)
      for (const { text } of learnt) expect(text).toMatch(/^ \S/)
      expect(segments.map(({ text }) => text).join('').length).toBeLessThan(2200)
    }
  })

  it('drills only what some kinds need', () => {
    const text = createRelayDrill('d', ['compute'])
      .segments.map((segment) => segment.text)
      .join('')
    expect(text).toMatch(/^( \d+ [-+×÷] \d+ = \d+\.)+$/)
  })
})

describe('parseRefinement', () => {
  it('reads one line with a label', () => {
    expect(parseRefinement(' Note: iron is 26.')).toEqual({ type: 'note', note: 'iron is 26.' })
    expect(parseRefinement(' Answer: New Delhi ')).toEqual({ type: 'answer', answer: 'New Delhi' })
    for (const text of ['', 'Answer:', 'iron is 26', ' Note: a\nNote: b', ' answer: x']) {
      expect(parseRefinement(text).type, text).toBe('unreadable')
    }
  })
})
