/** The words of the Relay protocol. The app and the training corpus both build their prompts here. */
import type { Segment } from '../../episode/prompt.ts'
import type { Question } from '../task.ts'

export const questionSegment = ({ text }: Pick<Question, 'text'>): Segment => ({
  by: 'context',
  text: `Question: ${text}`,
})

/** Whose turn it is; the last refiner is told that it must answer. */
export const refinerCue = (stagesLeft: number): Segment => ({
  by: 'context',
  text: stagesLeft === 1 ? '\nRefiner (must answer):' : `\nRefiner (${stagesLeft} left):`,
})

/** Completions in the format that `parseRefinement` reads. */
export const noteLine = (note: string): string => ` Note: ${note}.`
export const correctionLine = (note: string): string => ` Correction: ${note}.`
export const answerLine = (answer: string): string => ` Answer: ${answer}`
