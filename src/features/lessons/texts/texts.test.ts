import { beforeAll, describe, expect, it } from 'vitest'
import {
  LANGUAGES,
  LESSON_IDS,
  type LessonPlace,
  PHASES,
  placeText,
} from '../../../store/lessons/places.ts'
import { createYard, initialState, type Yard } from '../../../store/yard.ts'
import { factsOf } from '../facts.ts'
import { readLessons } from '../testing.ts'
import { fleschKincaid, wienerSachtext } from './reading-level.ts'
import { de } from './strings.de.ts'
import { en } from './strings.en.ts'
import type { PhaseText } from './texts.ts'

const TEXTS = { en, de }
const PLACES = LESSON_IDS.flatMap((lesson) =>
  Array.from({ length: PHASES[lesson] }, (_, at): LessonPlace => ({ lesson, phase: at + 1 })),
)

let openAt: (place: LessonPlace) => Yard
beforeAll(async () => {
  openAt = await readLessons()
})

const phaseOf = (language: 'en' | 'de', { lesson, phase }: LessonPlace): PhaseText => {
  const phases: readonly PhaseText[] = TEXTS[language].lessons[lesson].phases
  return phases[phase - 1]!
}
const bodyOf = (language: 'en' | 'de', place: LessonPlace) =>
  phaseOf(language, place).body(factsOf(openAt(place).getState(), language))

describe('what the levels say', () => {
  it('an easy text is easy, and a hard one hard', () => {
    expect(fleschKincaid('The cat sat on the mat. It was a fat cat.')).toBeLessThan(3)
    expect(
      fleschKincaid(
        'Organisational accountability necessitates considerable administrative effort',
      ),
    ).toBeGreaterThan(15)
    expect(wienerSachtext('Die Katze sitzt da. Sie ist dick.')).toBeLessThan(3)
    expect(
      wienerSachtext(
        'Verwaltungsorganisatorische Rahmenbedingungen verkomplizieren Entscheidungen',
      ),
    ).toBeGreaterThan(15)
  })
})

for (const language of LANGUAGES) {
  const level = language === 'en' ? fleschKincaid : wienerSachtext
  describe(`in ${language}`, () => {
    for (const place of PLACES) {
      it(`${placeText(place)} can be read at 16, and knows its numbers`, () => {
        const body = bodyOf(language, place)
        expect(level(body)).toBeLessThanOrEqual(9)
        // What a training came to is not known before it.
        if (place.lesson !== 'overfit') expect(body).not.toContain('…')
        expect(body).not.toMatch(/NaN|undefined|Infinity/)
        expect(phaseOf(language, place).task).not.toMatch(/^$/)
      })
    }
  })
}

it('any text can be shown on any page, whether or not its recording is there', () => {
  const pages = [createYard(), openAt({ lesson: 'nothing', phase: 1 })].map((yard) =>
    yard.getState(),
  )
  const bare = { ...pages[1]!, data: initialState.data }
  for (const state of [...pages, bare]) {
    for (const place of PLACES) {
      expect(phaseOf('en', place).body(factsOf(state, 'en'))).not.toMatch(/NaN|undefined|Infinity/)
    }
  }
})

it('no number that is a result is typed by hand: a text without its facts has none', () => {
  const nothing: unknown = new Proxy(() => '', {
    get: (_, key) => (key === Symbol.toPrimitive ? () => '' : nothing),
  })
  for (const language of LANGUAGES) {
    for (const place of PLACES) {
      const bare = phaseOf(language, place).body(nothing as never)
      // Scales and units: points of 100, costs for 1,000 questions.
      expect(bare.replaceAll(/\b(100|1[.,]000)\b/g, '')).not.toMatch(/\d/)
    }
  }
})
