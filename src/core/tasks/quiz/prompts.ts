/** The wording of the Quiz protocol. Both the app and the training corpus build their prompts from it. */
import type { Segment } from '../../episode/prompt.ts'
import type { Question } from '../task.ts'

const context = (text: string): Segment => ({ by: 'context', text })

export const LETTERS = ['A', 'B', 'C', 'D'] as const
export type Letter = (typeof LETTERS)[number]

/** A value followed by its letter, as in "Fe (A)". A model that has written the value finds its letter by reading on. */
export const lettered = (value: string, letter: Letter): string => `${value} (${letter})`

/** The question as it is shown: the stem, which includes the passage if there is one, and the four choices. */
export const questionText = (stem: string, choices: readonly string[]): string =>
  `${stem}\nChoices: ${choices.map((value, k) => lettered(value, LETTERS[k]!)).join(', ')}`

export const questionSegment = (question: Question): Segment =>
  context(`Question: ${question.text}`)

export const studentCue: Segment = context('\nStudent:')
export const teacherCue: Segment = context('\nTeacher:')

/** Tells both roles that the choice of a round could not be read. */
export const unreadableNote: Segment = context('\nNote: The choice could not be read.')

/** A completion in the format that `parseCompletion` reads. */
export const studentText = (rationale: string, letter: string): string =>
  ` Rationale: ${rationale}.\nChoice: ${letter}`
export const teacherText = (feedback: string, submit: boolean): string =>
  ` Feedback: ${feedback}.\nSubmit: ${submit ? 1 : 0}`
