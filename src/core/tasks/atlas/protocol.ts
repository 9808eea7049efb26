/**
 * HAPS on HotpotQA (arXiv 2601.05903, appendix B, algorithm 1), with one running transcript as the memory of both roles: the
 * Student acts, a search is answered by one passage, the Teacher comments. After three searches the Student must finish.
 */
import type { Role, Segment } from '../../episode/prompt.ts'
import type { Action, Protocol, Verdict } from '../../episode/protocol.ts'
import { quality } from '../../units.ts'
import { exactMatch, tokenF1 } from './metric.ts'
import { parseCompletion } from './parse.ts'
import { observationSegment, questionSegment, studentCue, teacherCue } from './prompts.ts'
import type { AtlasQuestion } from './question.ts'
import { retrieve } from './retrieval.ts'

/** The search budget B. */
export const BUDGET = 3
const MAX_TOKENS = 96

export interface AtlasState {
  readonly question: AtlasQuestion
  readonly transcript: readonly Segment[]
  readonly next: Role
  /** Student turns taken so far. */
  readonly round: number
  /** The submitted answer; null while the episode runs. */
  readonly answer: string | null
}

const cue = (state: AtlasState): Segment =>
  state.next === 'student' ? studentCue(BUDGET - state.round) : teacherCue

export const atlasProtocol: Protocol<AtlasQuestion, AtlasState> = {
  start: (question) => ({
    question,
    transcript: [questionSegment(question)],
    next: 'student',
    round: 0,
    answer: null,
  }),

  turn: (state) => {
    if (state.answer !== null) {
      return { type: 'verdict', verdict: judge(state.question, state.answer) }
    }
    const number = state.next === 'student' ? state.round + 1 : state.round
    return {
      type: 'turn',
      name: `${state.next}-${number}`,
      role: state.next,
      prompt: [...state.transcript, cue(state)],
      maxTokens: MAX_TOKENS,
      // HAPS chooses for both roles at once, before the first turn.
      decides: state.transcript.length === 1 ? ['teacher', 'student'] : [],
    }
  },

  accept: (state, completion) => {
    const { thought, action } = parseCompletion(state.next, completion)
    const said: Segment = { by: state.next, text: completion }
    const transcript = [...state.transcript, cue(state), said]
    if (state.next === 'teacher') {
      return {
        state: { ...state, transcript, next: 'student' },
        parsed: { thought, action, observation: null, right: null },
      }
    }
    return acceptStudent(state, transcript, thought, action)
  },
}

function acceptStudent(
  state: AtlasState,
  transcript: readonly Segment[],
  thought: string,
  action: Action,
): ReturnType<(typeof atlasProtocol)['accept']> {
  const round = state.round + 1
  if (action.type === 'finish') {
    return {
      state: { ...state, transcript, round, answer: action.answer },
      parsed: { thought, action, observation: null, right: null },
    }
  }
  if (state.round === BUDGET) {
    // No searches left and still no answer: algorithm 1 returns Null.
    return {
      state: { ...state, transcript, round, answer: '' },
      parsed: { thought, action, observation: null, right: null },
    }
  }
  const observation =
    action.type === 'search' ? retrieve(state.question.passages, action.query) : null
  return {
    state: {
      ...state,
      transcript: [...transcript, observationSegment(action, observation)],
      next: 'teacher',
      round,
    },
    parsed: { thought, action, observation, right: null },
  }
}

function judge(question: AtlasQuestion, answer: string): Verdict {
  return {
    answer,
    gold: question.answer,
    score: quality(tokenF1(answer, question.answer)),
    exactMatch: exactMatch(answer, question.answer),
  }
}
