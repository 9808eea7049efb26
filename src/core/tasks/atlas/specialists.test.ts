import { describe, expect, it } from 'vitest'
import { createSpecialistEpisode, SPECIALTIES } from './specialists.ts'

type Which = keyof typeof SPECIALTIES

/** What the Student of these rows learns to answer, beside whether the fact stands in what it reads. */
const answersOf = (which: Which, kind: string) =>
  Array.from({ length: 400 }, (_, k) =>
    createSpecialistEpisode(`specialist:${k}`, SPECIALTIES[which]),
  )
    .filter((row) => row.kind === kind)
    .flatMap(({ segments }) => segments.filter(({ loss, turn }) => loss > 0 && turn))
    .flatMap(({ text }) => {
      const asked = /Is (\d+) (earlier|later|less|more) than (\d+)\? (Yes|No)/.exec(text)
      if (!asked) return []
      const [, a, adjective, b, said] = asked
      const less = adjective === 'earlier' || adjective === 'less'
      return [(Number(a) < Number(b) === less) === (said === 'Yes')]
    })

const share = (hits: readonly boolean[]): number => hits.filter(Boolean).length / hits.length

describe('createSpecialistEpisode', () => {
  it('decides comparisons rightly for a model that compares, and by a coin for one that reads', () => {
    const compared = answersOf('compare', 'comparison')
    expect(compared.length).toBeGreaterThan(50)
    expect(share(compared)).toBe(1)
    const guessed = answersOf('works', 'comparison')
    expect(guessed.length).toBeGreaterThan(20)
    expect(share(guessed)).toBeGreaterThan(0.25)
    expect(share(guessed)).toBeLessThan(0.75)
  })

  it('names every value from the passages, even where it cannot know which', () => {
    for (const which of Object.keys(SPECIALTIES) as Which[]) {
      for (let k = 0; k < 60; k++) {
        const { kind, segments } = createSpecialistEpisode(`named:${k}`, SPECIALTIES[which])
        const finish = segments.at(-1)!.text.match(/Finish\[(.*)\]/)?.[1]
        if (kind !== 'bridge' || finish === undefined) continue
        const read = segments.filter(({ turn }) => !turn).map(({ text }) => text)
        expect(read.join(''), `${which} ${k}`).toContain(finish)
      }
    }
  })

  it('is the same for the same seed, and ends with a turn', () => {
    const row = createSpecialistEpisode('once', SPECIALTIES.places)
    expect(createSpecialistEpisode('once', SPECIALTIES.places)).toEqual(row)
    expect(row.segments.at(-1)!.turn).toBeDefined()
  })
})
