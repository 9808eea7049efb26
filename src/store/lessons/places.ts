/** Where a person can be in the lessons. Known from the start, since a link may name it; texts and code come when it is opened. */

/** By lesson, in the order in which they are taken: how many phases it has. */
export const PHASES = {
  start: 4,
  switch: 4,
  cost: 3,
  utility: 3,
  front: 4,
  oracle: 3,
  training: 3,
  overfit: 3,
  steps: 3,
  budget: 3,
  nothing: 3,
  quiz: 1,
} as const

export type LessonId = keyof typeof PHASES

export const LESSON_IDS = Object.keys(PHASES) as readonly LessonId[]

/** A phase of a lesson; phases count from 1. */
export interface LessonPlace {
  readonly lesson: LessonId
  readonly phase: number
}

/** "switch.2", as in a link. */
export const placeText = ({ lesson, phase }: LessonPlace): string => `${lesson}.${phase}`

/** Null for a text that `placeText` would not write. */
export function placeOf(text: string): LessonPlace | null {
  const lesson = LESSON_IDS.find((id) => text.startsWith(`${id}.`))
  const phase = Number(text.slice(text.indexOf('.') + 1))
  if (!lesson || !Number.isInteger(phase) || phase < 1 || phase > PHASES[lesson]) return null
  const place = { lesson, phase }
  return placeText(place) === text ? place : null
}

/** Phases in which a person first says what will come of a question. Until then its outcomes are hidden. */
export const BETS: ReadonlySet<string> = new Set(['switch.3', 'oracle.2'])

export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]
