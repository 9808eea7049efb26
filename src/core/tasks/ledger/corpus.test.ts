import { describe, expect, it } from 'vitest'
import { createRng } from '../../random.ts'
import { partitionOf } from '../atlas/names.ts'
import { isTrue, parseWorking } from './arithmetic.ts'
import { createLedgerCorpus } from './corpus.ts'
import { createLedgerDrill, drillWorking } from './drill.ts'
import { parseLine } from './parse.ts'
import { CORRECTION } from './prompts.ts'
import { ledgerProtocol } from './protocol.ts'
import { createLedgerQuestion, LEDGER_KINDS, type LedgerKind } from './question.ts'

const episodes = Array.from({ length: 600 }, (_, k) => ({
  seed: `test:${k}`,
  episode: createLedgerCorpus(`test:${k}`),
}))

describe('createLedgerCorpus', () => {
  it('writes the segments of the protocol, each once, in order, and ends with score 1', () => {
    for (const { seed, episode } of episodes) {
      const { segments, kind } = episode
      const question = createLedgerQuestion(seed, seed, 'corpus', kind as LedgerKind)
      expect(partitionOf(question.key)).toBe('corpus')
      let state = ledgerProtocol.start(question)
      let sequence = ''
      let place = 0
      for (;;) {
        const turn = ledgerProtocol.turn(state)
        if (turn.type === 'verdict') {
          expect(turn.verdict.score, seed).toBe(1)
          break
        }
        while (!segments[place]!.turn) sequence += segments[place++]!.text
        expect(turn.prompt.map(({ text }) => text).join('')).toBe(sequence)
        const { text, turn: name } = segments[place++]!
        expect(name).toBe(turn.name)
        sequence += text
        state = ledgerProtocol.accept(state, text).state
      }
      expect(place).toBe(segments.length)
    }
  })

  it('learns only from true lines', () => {
    for (const { episode } of episodes) {
      for (const { text, loss, turn } of episode.segments) {
        if (!turn) expect(loss).toBe(0)
        if (loss === 0) continue
        const line = parseLine(text)
        expect(line.type).not.toBe('unreadable')
        if (line.type === 'working') expect(isTrue(line.working), text).toBe(true)
      }
    }
  })

  it('has wrong lines, some of them built upon, and a correction for each', () => {
    let mistaken = 0
    let carried = 0
    for (const { episode } of episodes) {
      const lines = episode.segments.filter(({ turn }) => turn)
      const wrong = lines.filter(({ loss }) => loss === 0).length
      const corrected = lines.filter(({ text }) => text.startsWith(` ${CORRECTION}:`)).length
      expect(corrected).toBe(wrong)
      if (wrong > 0) mistaken += 1
      if (wrong > 1) carried += 1
    }
    expect(mistaken / episodes.length).toBeCloseTo(0.25, 1)
    expect(carried).toBeGreaterThan(5)
  })

  it('can be limited to some kinds', () => {
    const kinds = ['2 steps', '4 steps']
    const seen = Array.from({ length: 40 }, (_, k) => createLedgerCorpus(`k${k}`, kinds).kind)
    expect(new Set(seen)).toEqual(new Set(kinds))
    expect(new Set(episodes.map(({ episode }) => episode.kind))).toEqual(new Set(LEDGER_KINDS))
    expect(() => createLedgerCorpus('x', ['nonsense'])).toThrow(RangeError)
  })

  it('is the same for the same seed', () => {
    expect(createLedgerCorpus('test:3')).toEqual(episodes[3]!.episode)
  })
})

describe('createLedgerDrill', () => {
  it('drills true results and correct checks', () => {
    for (let k = 0; k < 100; k++) {
      const { kind, segments } = createLedgerDrill(`d${k}`)
      expect(kind).toBe('drill')
      for (const [place, { text, loss }] of segments.entries()) {
        if (loss !== 8) continue
        const before = segments[place - 1]!.text
        if (before.startsWith('\nSolver')) {
          const claim = parseWorking(before.split(': ')[2]!.split('\n')[0]!)!
          expect(text).toBe(isTrue(claim) ? ' Answer' : ' Correction')
        } else expect(isTrue(parseWorking(`${before}${text}`.trim())!)).toBe(true)
      }
    }
  })

  it('has more carries and borrows than chance would give', () => {
    const rng = createRng('carries')
    const sums = Array.from({ length: 2000 }, () => drillWorking(rng)).filter(
      ({ operator }) => operator === '+',
    )
    const carried = sums.filter(({ left, right }) => (left % 10) + (right % 10) > 9)
    expect(carried.length / sums.length).toBeGreaterThan(0.7)
  })
})
