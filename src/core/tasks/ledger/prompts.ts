/** The wording of the Ledger protocol. Both the app and the training corpus build their prompts from it. */
import type { Segment } from '../../episode/prompt.ts'
import { type Working, workingText } from './arithmetic.ts'
import type { LedgerQuestion } from './question.ts'

export const questionSegment = ({ text }: Pick<LedgerQuestion, 'text'>): Segment => ({
  by: 'context',
  text: `Question: ${text}`,
})

export const solverCue: Segment = { by: 'context', text: '\nSolver:' }

/** The name of a line that corrects an earlier one. */
export const CORRECTION = 'Correction'

/** A completion in the format that `parseLine` reads. */
export const lineText = (name: string, working: Working): string =>
  ` ${name}: ${workingText(working)}`
export const answerText = (answer: string): string => ` Answer: ${answer}`
