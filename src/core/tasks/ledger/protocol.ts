/**
 * Stepwise routing (TRIM, arXiv 2601.10245; STEER, arXiv 2511.06190): in every turn a solver adds one line of reasoning to the
 * lines before it, right or wrong. The episode ends with the answer or at the step limit.
 */
import type { Segment } from '../../episode/prompt.ts'
import type { ParsedCompletion, Protocol, Verdict } from '../../episode/protocol.ts'
import { quality } from '../../units.ts'
import { isTrue } from './arithmetic.ts'
import { parseLine } from './parse.ts'
import { questionSegment, solverCue } from './prompts.ts'
import type { LedgerQuestion } from './question.ts'

/** The most lines in an episode: six steps, the answer, and one line to correct a mistake. */
export const STEP_LIMIT = 8
const MAX_TOKENS = 40

export interface LedgerState {
  readonly question: LedgerQuestion
  readonly transcript: readonly Segment[]
  /** The number of lines written so far. */
  readonly lines: number
  /** The answer; null until there is one. */
  readonly answer: string | null
}

export const ledgerProtocol: Protocol<LedgerQuestion, LedgerState> = {
  start: (question) => ({
    question,
    transcript: [questionSegment(question)],
    lines: 0,
    answer: null,
  }),

  turn: (state) => {
    if (state.answer !== null || state.lines >= STEP_LIMIT) {
      return { type: 'verdict', verdict: judge(state.question, state.answer ?? '') }
    }
    return {
      type: 'turn',
      name: `solver-${state.lines + 1}`,
      role: 'solver',
      prompt: [...state.transcript, solverCue],
      maxTokens: MAX_TOKENS,
      decides: ['solver'],
    }
  },

  accept: (state, completion) => {
    const parsed = parse(state.question, completion)
    return {
      state: {
        ...state,
        transcript: [...state.transcript, solverCue, { by: 'solver', text: completion }],
        lines: state.lines + 1,
        answer: parsed.action.type === 'finish' ? parsed.action.answer : null,
      },
      parsed,
    }
  },
}

function parse(question: LedgerQuestion, completion: string): ParsedCompletion {
  const line = parseLine(completion)
  switch (line.type) {
    case 'unreadable': {
      const { reason } = line
      return { thought: '', action: { type: 'malformed', reason }, observation: null, right: null }
    }
    case 'answer':
      return {
        thought: '',
        action: { type: 'finish', answer: line.answer },
        observation: null,
        right: sameNumber(line.answer, question.answer),
      }
    case 'working':
      return {
        thought: completion.trim(),
        action: { type: 'work' },
        observation: null,
        right:
          isTrue(line.working) &&
          question.solution.some(({ working }) => working.result === line.working.result),
      }
  }
}

const sameNumber = (a: string, b: string): boolean => a !== '' && Number(a) === Number(b)

function judge(question: LedgerQuestion, answer: string): Verdict {
  const exactMatch = sameNumber(answer, question.answer)
  return { answer, gold: question.answer, score: quality(exactMatch ? 1 : 0), exactMatch }
}
