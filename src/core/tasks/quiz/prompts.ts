/** The words of the Quiz protocol. The app and the training corpus both build their prompts here. */
import type { Segment } from '../../episode/prompt.ts'
import type { Question } from '../task.ts'

const context = (text: string): Segment => ({ by: 'context', text })

export const LETTERS = ['A', 'B', 'C', 'D'] as const
export type Letter = (typeof LETTERS)[number]

/** A value with its letter behind it, as in "Fe (A)": who has written the value finds its letter by reading on. */
export const lettered = (value: string, letter: Letter): string => `${value} (${letter})`

/** All that is shown of a question: the passage if there is one, the stem, the four choices. */
export const questionText = (stem: string, choices: readonly string[]): string =>
  `${stem}\nChoices: ${choices.map((value, k) => lettered(value, LETTERS[k]!)).join(', ')}`

export const questionSegment = (question: Question): Segment =>
  context(`Question: ${question.text}`)

export const studentCue: Segment = context('\nStudent:')
export const teacherCue: Segment = context('\nTeacher:')

/** Tells both roles that a round has no choice. */
export const unreadableNote: Segment = context('\nNote: The choice could not be read.')

/** Completions in the format that `parseCompletion` reads. */
export const studentText = (rationale: string, letter: string): string =>
  ` Rationale: ${rationale}.\nChoice: ${letter}`
export const teacherText = (feedback: string, submit: boolean): string =>
  ` Feedback: ${feedback}.\nSubmit: ${submit ? 1 : 0}`
