/** Moves through the lessons. What a phase shows is set by the lessons' own code, which is fetched when one is opened. */
import type { ModelId } from '../../core/episode/step.ts'
import { patch, type Yard } from '../yard.ts'
import { type Language, type LessonPlace, placeText } from './places.ts'

/** Goes to a phase, or to the list of lessons; the page is set for the phase once its code is there. */
export function openLessons(yard: Yard, at: LessonPlace | 'list'): void {
  patch(yard, 'lessons', { at, entered: at === 'list', bets: {} })
}

export function closeLessons(yard: Yard): void {
  patch(yard, 'lessons', { at: null, entered: false, bets: {} })
}

export function setLanguage(yard: Yard, language: Language): void {
  patch(yard, 'lessons', { language })
}

/** Bets on a model for the question at hand. The first bet counts: after it the outcomes are no longer hidden. */
export function bet(yard: Yard, model: ModelId): void {
  const { setup, lessons } = yard.getState()
  patch(yard, 'lessons', { bets: { [setup.questionId]: model, ...lessons.bets } })
}

export function addDone(yard: Yard, phases: readonly string[]): void {
  const { done } = yard.getState().lessons
  const added = phases.filter((phase) => !done.includes(phase))
  if (added.length > 0) patch(yard, 'lessons', { done: [...done, ...added] })
}

export const markDone = (yard: Yard, place: LessonPlace): void => addDone(yard, [placeText(place)])

/** Answers the next question of the quiz with the option of this index. */
export function answerQuiz(yard: Yard, option: number): void {
  const { quiz } = yard.getState().lessons
  patch(yard, 'lessons', { quiz: { ...quiz, answers: [...quiz.answers, option] } })
}

/** Starts the quiz anew, with other questions. */
export function anotherQuiz(yard: Yard): void {
  const { round } = yard.getState().lessons.quiz
  patch(yard, 'lessons', { quiz: { round: round + 1, answers: [] } })
}
