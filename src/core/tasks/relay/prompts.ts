/** The wording of the Relay protocol. Both the app and the training corpus build their prompts from it. */
import type { Segment } from '../../episode/prompt.ts'
import type { Question } from '../task.ts'

export const questionSegment = ({ text }: Pick<Question, 'text'>): Segment => ({
  by: 'context',
  text: `Question: ${text}`,
})

/** Says that it is a refiner's turn, and tells the last one that it must answer. */
export const refinerCue = (stagesLeft: number): Segment => ({
  by: 'context',
  text: stagesLeft === 1 ? '\nRefiner (must answer):' : `\nRefiner (${stagesLeft} left):`,
})

/** A completion in the format that `parseRefinement` reads. */
export const noteLine = (note: string): string => ` Note: ${note}.`
export const correctionLine = (note: string): string => ` Correction: ${note}.`
export const answerLine = (answer: string): string => ` Answer: ${answer}`
