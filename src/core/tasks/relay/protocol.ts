/**
 * HierRouter (arXiv 2511.09873): exactly L stages. At each stage a model reads the question and everything written so far, and
 * adds its refinement. The answer of the last stage is scored.
 */
import type { Segment } from '../../episode/prompt.ts'
import type { Action, ParsedCompletion, Protocol, Verdict } from '../../episode/protocol.ts'
import { quality } from '../../units.ts'
import { exactMatch } from '../atlas/metric.ts'
import { parseRefinement, type Refinement } from './parse.ts'
import { questionSegment, refinerCue } from './prompts.ts'
import type { RelayQuestion } from './question.ts'

/** The number of stages L of an episode. */
export const STAGES = 3
const MAX_TOKENS = 64

export interface RelayState {
  readonly question: RelayQuestion
  readonly transcript: readonly Segment[]
  /** The number of finished stages. */
  readonly stage: number
  /** The answer of the last stage; empty before it, and if it gives none. */
  readonly answer: string
}

const cue = ({ stage }: RelayState): Segment => refinerCue(STAGES - stage)

export const relayProtocol: Protocol<RelayQuestion, RelayState> = {
  start: (question) => ({
    question,
    transcript: [questionSegment(question)],
    stage: 0,
    answer: '',
  }),

  turn: (state) =>
    state.stage === STAGES
      ? { type: 'verdict', verdict: judge(state.question, state.answer) }
      : {
          type: 'turn',
          name: `refiner-${state.stage + 1}`,
          role: 'refiner',
          prompt: [...state.transcript, cue(state)],
          maxTokens: MAX_TOKENS,
          decides: ['refiner'],
        },

  accept: (state, completion) => {
    const refinement = parseRefinement(completion)
    const stage = state.stage + 1
    const action = actionOf(refinement, stage === STAGES)
    const parsed: ParsedCompletion = {
      thought: refinement.type === 'unreadable' ? '' : completion.trim(),
      action,
      observation: null,
      right: isRight(state.question, refinement),
    }
    return {
      state: {
        ...state,
        transcript: [...state.transcript, cue(state), { by: 'refiner', text: completion }],
        stage,
        answer: action.type === 'finish' ? action.answer : '',
      },
      parsed,
    }
  },
}

/** An answer before the last stage is a draft that later stages build on. */
function actionOf(refinement: Refinement, last: boolean): Action {
  if (refinement.type === 'unreadable') return { type: 'malformed', reason: refinement.reason }
  if (!last) return { type: 'work' }
  return refinement.type === 'answer'
    ? { type: 'finish', answer: refinement.answer }
    : { type: 'malformed', reason: 'expected "Answer: …" at the last stage' }
}

/** Whether everything in a refinement is true. */
function isRight(question: RelayQuestion, refinement: Refinement): boolean | null {
  switch (refinement.type) {
    case 'unreadable':
      return null
    case 'answer':
      return isAnswer(refinement.answer, question.answer)
    case 'note':
      return refinement.note
        .replace(/\.$/, '')
        .split('. ')
        .every((said) => question.notes.some((note) => note.split('. ').includes(said)))
  }
}

/** Numbers must have the same digits; names are compared like the answers of Atlas. */
const isAnswer = (answer: string, gold: string): boolean =>
  /^\d+$/.test(gold) ? answer === gold : exactMatch(answer, gold)

function judge(question: RelayQuestion, answer: string): Verdict {
  const right = isAnswer(answer, question.answer)
  return { answer, gold: question.answer, score: quality(right ? 1 : 0), exactMatch: right }
}
