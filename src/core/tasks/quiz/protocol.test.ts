import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Prompt } from '../../episode/prompt.ts'
import { promptText } from '../../episode/prompt.ts'
import type { RunningEpisode } from '../../episode/running.ts'
import { oddTexts } from '../../testing/arbitraries.ts'
import { LETTERS, studentText, teacherText } from './prompts.ts'
import { ROUNDS } from './protocol.ts'
import { quiz } from './quiz.ts'

const ID = 'quiz/test/0'
const question = quiz.question(ID)
const begin = (): RunningEpisode => quiz.begin(ID)

const choose = (letter: string): string => studentText('So be it', letter)
const submit = teacherText('Well done', true)
const again = teacherText('Try again', false)
const wrong = LETTERS.find((letter) => letter !== question.answer)!

const completions = fc.oneof(
  oddTexts,
  fc.constantFrom(choose(question.answer), choose(wrong), submit, again, '', ' Choice: A'),
)

interface Played {
  readonly turns: readonly { readonly name: string; readonly prompt: Prompt }[]
  readonly last: RunningEpisode
}

/** Plays the completions one after another and then repeats the last one. */
function play(texts: readonly string[]): Played {
  const turns: Played['turns'][number][] = []
  let episode = begin()
  while (episode.turn.type === 'turn' && turns.length < 20) {
    turns.push(episode.turn)
    episode = episode.accept(texts[Math.min(turns.length, texts.length) - 1] ?? '').next
  }
  return { turns, last: episode }
}

const verdictOf = (texts: readonly string[]) => {
  const { turn } = play(texts).last
  if (turn.type !== 'verdict') throw new Error('expected a verdict')
  return turn.verdict
}

describe('quizProtocol', () => {
  const lists = fc.array(completions, { minLength: 1, maxLength: 8 })

  it('ends after at most three whole rounds, whatever is written', () => {
    fc.assert(
      fc.property(lists, (texts) => {
        const { turns, last } = play(texts)
        expect(last.turn.type).toBe('verdict')
        expect(turns.length).toBeLessThanOrEqual(2 * ROUNDS)
        expect(turns.length % 2).toBe(0)
        expect(turns.map(({ name }) => name)).toEqual(
          turns.map((_, i) => `${i % 2 === 0 ? 'student' : 'teacher'}-${Math.floor(i / 2) + 1}`),
        )
      }),
    )
  })

  it('makes the prompt of a turn a prefix of the next one, the completion included', () => {
    fc.assert(
      fc.property(lists, (texts) => {
        const { turns } = play(texts)
        for (let k = 1; k < turns.length; k++) {
          const before = turns[k - 1]!.prompt
          const after = turns[k]!.prompt
          expect(after.slice(0, before.length)).toEqual(before)
          expect(after[before.length]?.text).toBe(texts[Math.min(k, texts.length) - 1])
        }
      }),
    )
  })

  it('submits the choice when the Teacher says so', () => {
    expect(play([choose(question.answer), submit]).turns).toHaveLength(2)
    expect(verdictOf([choose(question.answer), submit])).toEqual({
      answer: question.answer,
      gold: question.answer,
      score: 1,
      exactMatch: true,
    })
    expect(verdictOf([choose(wrong), submit])).toMatchObject({ score: 0, exactMatch: false })
  })

  it('submits the last choice after the last round', () => {
    const [no, yes] = [choose(wrong), choose(question.answer)]
    expect(verdictOf([no, again, no, again, yes, again])).toMatchObject({ score: 1 })
    expect(verdictOf([yes, again, yes, again, no, again])).toMatchObject({ score: 0 })
  })

  it('lets the Teacher ask again after a choice that could not be read, and tells both', () => {
    const { turns, last } = play(['hm', again, choose(question.answer), submit])
    for (const { prompt } of turns.slice(1)) {
      expect(promptText(prompt)).toContain('hm\nNote: The choice could not be read.\nTeacher:')
    }
    expect(last.turn).toMatchObject({ verdict: { score: 1 } })
  })

  it('submits nothing when the last choice of the Student could not be read', () => {
    expect(verdictOf(['hm', submit])).toMatchObject({ answer: '', score: 0 })
    const yes = choose(question.answer)
    expect(verdictOf([yes, again, yes, again, 'hm', again])).toMatchObject({ answer: '', score: 0 })
  })

  it('continues after a Teacher turn that could not be read', () => {
    const { next, parsed } = begin().accept(choose(wrong)).next.accept('???')
    expect(parsed.action.type).toBe('malformed')
    expect(next.turn).toMatchObject({ name: 'student-2' })
  })

  it('reads its format strictly', () => {
    const actionOf = (text: string) => begin().accept(text).parsed.action.type
    expect(actionOf(choose('B'))).toBe('choose')
    for (const text of [choose('E'), choose('b'), 'Choice: B', `${choose('B')} or C`]) {
      expect(actionOf(text)).toBe('malformed')
    }
    const afterChoice = begin().accept(choose('B')).next
    for (const text of [teacherText('x', true).replace('1', '2'), choose('B'), 'Submit: 1']) {
      expect(afterChoice.accept(text).parsed.action.type).toBe('malformed')
    }
  })
})
