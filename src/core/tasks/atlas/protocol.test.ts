import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Prompt } from '../../episode/prompt.ts'
import { promptText } from '../../episode/prompt.ts'
import { beginEpisode, type RunningEpisode } from '../../episode/running.ts'
import { oddTexts } from '../../testing/arbitraries.ts'
import { completionText } from './prompts.ts'
import { atlasProtocol, BUDGET } from './protocol.ts'
import { type AtlasQuestion, createAtlasItem } from './question.ts'

const { question, solution } = createAtlasItem('atlas/test/0', 'atlas/test/0', 'test')
const begin = (of: AtlasQuestion = question): RunningEpisode =>
  beginEpisode(atlasProtocol, atlasProtocol.start(of))

const say = (action: string): string => completionText('So be it.', action)

/** Any text a model might write, well formed or not. */
const completions = fc.oneof(
  oddTexts,
  fc.string().map((text) => say(`Search[${text}]`)),
  fc.constantFrom(
    say(`Search[${solution.first.name}]`),
    say(`Search[${solution.second.name}]`),
    say('[Continue]'),
    say('[Rethink]'),
    say('Finish[Elmford]'),
    '',
    'Thought: hm',
  ),
)

interface Played {
  readonly turns: readonly {
    readonly name: string
    readonly role: string
    readonly prompt: Prompt
  }[]
  readonly last: RunningEpisode
}

/** Plays the completions one after another and then repeats the last one. */
function play(texts: readonly string[], limit = 50): Played {
  const turns: Played['turns'][number][] = []
  let episode = begin()
  while (episode.turn.type === 'turn' && turns.length < limit) {
    const text = texts[Math.min(turns.length, texts.length - 1)] ?? ''
    turns.push(episode.turn)
    episode = episode.accept(text).next
  }
  return { turns, last: episode }
}

describe('atlasProtocol', () => {
  const lists = fc.array(completions, { minLength: 1, maxLength: 8 })

  it('ends after at most four Student turns and three Teacher turns, whatever is written', () => {
    fc.assert(
      fc.property(lists, (texts) => {
        const { turns, last } = play(texts)
        const count = (role: string) => turns.filter((turn) => turn.role === role).length
        expect(last.turn.type).toBe('verdict')
        expect(count('student')).toBeLessThanOrEqual(BUDGET + 1)
        expect(count('teacher')).toBe(count('student') - 1)
        expect(turns.map(({ name }) => name)).toEqual(
          turns.map((_, i) => `${i % 2 === 0 ? 'student' : 'teacher'}-${Math.floor(i / 2) + 1}`),
        )
      }),
      { numRuns: 150 },
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
          const said = after[before.length]
          expect(said).toEqual({
            by: turns[k - 1]!.role,
            text: texts[Math.min(k - 1, texts.length - 1)],
          })
        }
      }),
    )
  })

  it('does not show the answer or a passage before it is found', () => {
    const { turns } = play(['no'])
    expect(promptText(turns[0]!.prompt)).toContain(question.text)
    for (const { text } of question.passages) {
      for (const turn of turns) expect(promptText(turn.prompt)).not.toContain(text)
    }
  })

  it('tells the Student how many searches are left, then that it must finish', () => {
    const { turns } = play([say('Search[zzz]')])
    const cues = turns.filter(({ role }) => role === 'student').map(({ prompt }) => prompt.at(-1)!)
    expect(cues.map(({ text }) => text)).toEqual([
      '\nStudent (3 left):',
      '\nStudent (2 left):',
      '\nStudent (1 left):',
      '\nStudent (must finish):',
    ])
  })

  it('scores an answer, at any turn, by F1 and exact match', () => {
    const { next } = begin().accept(say(`Finish[${question.answer}]`))
    expect(next.turn).toEqual({
      type: 'verdict',
      verdict: { answer: question.answer, gold: question.answer, score: 1, exactMatch: true },
    })
  })

  it('records no answer for a Student who searches beyond the budget', () => {
    const { last } = play([say(`Search[${question.answer}]`)])
    expect(last.turn).toMatchObject({ verdict: { answer: '', score: 0, exactMatch: false } })
  })

  it('counts a malformed Student turn as a search and tells both roles', () => {
    const { next, parsed } = begin().accept('what?')
    expect(parsed).toMatchObject({ action: { type: 'malformed' }, observation: null })
    const prompt = next.turn.type === 'turn' ? promptText(next.turn.prompt) : ''
    expect(prompt).toContain('The action could not be read.')
    expect(prompt).toContain('what?')
  })

  it('continues the episode after a malformed Teacher turn', () => {
    const { next } = begin().accept(say('Search[x]')).next.accept('???')
    expect(next.turn).toMatchObject({ name: 'student-2', role: 'student' })
  })

  it('shows the retrieved passage to the next role', () => {
    const { next, parsed } = begin().accept(say(`Search[${solution.first.name}]`))
    const { observation } = parsed
    if (observation?.type !== 'passage') throw new Error('expected a passage')
    expect(next.turn.type === 'turn' && promptText(next.turn.prompt)).toContain(observation.text)
  })

  it('does not change a state, so that a branch can start from it', () => {
    const start = begin()
    const before = structuredClone(start.turn)
    start.accept(say('Search[x]'))
    start.accept(say('Finish[x]'))
    expect(start.turn).toEqual(before)
  })
})
