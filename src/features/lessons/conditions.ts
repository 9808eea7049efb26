/** What lessons ask for, as predicates on the state of the page. */

import { changedBy } from '../../core/learning/recipe.ts'
import { own } from '../../core/own.ts'
import { kindOf } from '../../core/routing/router-id.ts'
import type { Split } from '../../core/tasks/task.ts'
import { selectRouter } from '../../store/pool-selectors.ts'
import { selectCursor, selectNodes, selectShown } from '../../store/selectors.ts'
import type { YardState } from '../../store/state.ts'
import { initialState } from '../../store/yard.ts'

type Condition = (state: YardState) => boolean

export const all =
  (...conditions: readonly Condition[]): Condition =>
  (state) =>
    conditions.every((holds) => holds(state))

export const stepped: Condition = (state) => selectCursor(state) > 0

/** The verdict of the episode on screen is shown. */
export const atEnd: Condition = (state) => {
  const nodes = selectNodes(state)
  return nodes.length > 0 && selectCursor(state) === nodes.length
}

/** A step on screen does not agree with the truth. */
export const sawMistake: Condition = (state) =>
  selectShown(state).some(({ step }) => step.parsed.right === false)

export const routerIs =
  (...ids: readonly string[]): Condition =>
  (state) =>
    ids.includes(kindOf(selectRouter(state).id))

export const splitIs =
  (split: Split): Condition =>
  ({ setup }) =>
    setup.split === split

export const tookBranch: Condition = ({ episode }) => episode.chosenPath !== null

export const alphaAtLeast =
  (least: number): Condition =>
  ({ setup }) =>
    setup.preference.alpha >= least

export const alphaAtMost =
  (most: number): Condition =>
  ({ setup }) =>
    setup.preference.alpha <= most

/** The weights are no longer those that the page opens with. */
export const weighed: Condition = ({ setup }) =>
  setup.preference.alpha !== initialState.setup.preference.alpha ||
  setup.preference.beta !== initialState.setup.preference.beta

export const pricesChanged: Condition = ({ setup }) => setup.priceBook !== null

export const betsAtLeast =
  (count: number): Condition =>
  ({ lessons }) =>
    Object.keys(lessons.bets).length >= count

/** A person moved the router's own control. */
export const settingMoved =
  (routerId: string): Condition =>
  ({ setup }) =>
    own(setup.settings, routerId) !== undefined

/** A training that was started in this phase has ended. */
export const trained: Condition = ({ setup, training: { current } }) =>
  current?.taskId === setup.taskId && current.status.type === 'done'

/** Its router learns from few of the train questions. */
export const onFewQuestions: Condition = ({ training: { current } }) =>
  (changedBy(current?.routerId ?? '')?.share ?? 1) <= 0.1

export const withAnotherSeed: Condition = ({ training: { current } }) =>
  changedBy(current?.routerId ?? '')?.seed !== undefined

export const quizAnswered =
  (count: number): Condition =>
  ({ lessons }) =>
    lessons.quiz.answers.length >= count
