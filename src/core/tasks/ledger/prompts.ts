/** The words of the Ledger protocol. The app and the training corpus both build their prompts here. */
import type { Segment } from '../../episode/prompt.ts'
import { type Working, workingText } from './arithmetic.ts'
import type { LedgerQuestion } from './question.ts'

export const questionSegment = ({ text }: Pick<LedgerQuestion, 'text'>): Segment => ({
  by: 'context',
  text: `Question: ${text}`,
})

export const solverCue: Segment = { by: 'context', text: '\nSolver:' }

/** The name of a line that puts an earlier one right. */
export const CORRECTION = 'Correction'

/** Completions in the format that `parseLine` reads. */
export const lineText = (name: string, working: Working): string =>
  ` ${name}: ${workingText(working)}`
export const answerText = (answer: string): string => ` Answer: ${answer}`
