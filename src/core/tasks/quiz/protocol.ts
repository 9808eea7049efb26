/**
 * HAPS on MMLU (arXiv 2601.05903, appendix B, algorithm 2), with one running transcript as the memory of both roles. In each of
 * at most three rounds the Student gives a rationale and a choice, and the Teacher gives feedback and says whether to submit.
 * After the last round the last choice is submitted, whatever the Teacher said.
 *
 * The paper does not say what happens to an unreadable completion. Here its algorithm is followed to the letter: a Student turn
 * without a choice is still the last item of the memory, so it is what gets submitted, and it is wrong. The Teacher is told, and
 * may ask again. A Teacher turn that cannot be read submits nothing.
 */
import type { Segment } from '../../episode/prompt.ts'
import type { Protocol, Verdict } from '../../episode/protocol.ts'
import { quality } from '../../units.ts'
import type { Question } from '../task.ts'
import { parseCompletion } from './parse.ts'
import { questionSegment, studentCue, teacherCue, unreadableNote } from './prompts.ts'

/** The number of rounds K. */
export const ROUNDS = 3
/** Derived from the lengths of regular completions on the train split: `npm run limits -- --task quiz`. */
const MAX_TOKENS = { student: 48, teacher: 56 } as const

export interface QuizState {
  readonly question: Question
  readonly transcript: readonly Segment[]
  readonly next: 'student' | 'teacher'
  /** The round of the next turn, from 1. */
  readonly round: number
  /** The letter of the Student's last turn; empty if it could not be read. */
  readonly choice: string
  readonly submitted: boolean
}

export const quizProtocol: Protocol<Question, QuizState> = {
  start: (question) => ({
    question,
    transcript: [questionSegment(question)],
    next: 'student',
    round: 1,
    choice: '',
    submitted: false,
  }),

  turn: (state) =>
    state.submitted
      ? { type: 'verdict', verdict: judge(state) }
      : {
          type: 'turn',
          name: `${state.next}-${state.round}`,
          role: state.next,
          prompt: [...state.transcript, cue(state)],
          maxTokens: MAX_TOKENS[state.next],
          // HAPS chooses for both roles at once, before the first turn.
          decides: state.transcript.length === 1 ? ['teacher', 'student'] : [],
        },

  accept: (state, completion) => {
    const { thought, action } = parseCompletion(state.next, completion)
    const said: Segment = { by: state.next, text: completion }
    const transcript = [...state.transcript, cue(state), said]
    const parsed = { thought, action, observation: null, right: null }
    if (state.next === 'student') {
      const choice = action.type === 'choose' ? action.letter : ''
      const heard = choice ? transcript : [...transcript, unreadableNote]
      return { state: { ...state, transcript: heard, next: 'teacher', choice }, parsed }
    }
    const submitted = (action.type === 'submit' && action.submitted) || state.round === ROUNDS
    return {
      state: { ...state, transcript, next: 'student', round: state.round + 1, submitted },
      parsed,
    }
  },
}

const cue = (state: QuizState): Segment => (state.next === 'student' ? studentCue : teacherCue)

/** Scores 1 if the letter is the right one, else 0. */
function judge({ choice, question }: QuizState): Verdict {
  const right = choice === question.answer
  return { answer: choice, gold: question.answer, score: quality(right ? 1 : 0), exactMatch: right }
}
