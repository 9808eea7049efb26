/** Where a person is in the lessons. */
import { own } from '../../core/own.ts'
import type { YardState } from '../state.ts'
import { BETS, type LessonPlace, placeText } from './places.ts'

/** The phase at hand; null where no lesson is open. */
export const selectPlace = ({ lessons: { at } }: YardState): LessonPlace | null =>
  at === 'list' ? null : at

/** Whether the phase at hand asks for a bet on a question. */
export const selectBets = (state: YardState): boolean => {
  const place = selectPlace(state)
  return place !== null && BETS.has(placeText(place))
}

/** Whether the outcomes of the question at hand are hidden until a person has bet on it. */
export const selectIsVeiled = (state: YardState): boolean =>
  selectBets(state) && own(state.lessons.bets, state.setup.questionId) === undefined
