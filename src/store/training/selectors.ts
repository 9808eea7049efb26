/** The trained routers of the task at hand. */
import { own } from '../../core/own.ts'
import { derived } from '../memo.ts'
import type { YardState } from '../state.ts'
import type { Trained, TrainingState } from './state.ts'

const NONE: ReadonlyMap<string, Trained> = new Map()

/** By router id, in the order in which they came. */
export const selectTrained = ({ setup, training }: YardState): ReadonlyMap<string, Trained> =>
  own(training.trained, setup.taskId) ?? NONE

/** A training that has not ended. */
export const selectIsTraining = ({ training }: YardState): boolean =>
  ['starting', 'going', 'paused'].includes(training.current?.status.type ?? '')

/** Ids of the routers that were trained in this page or are to be, for the task at hand: what a link must name. */
export const selectRecipes = derived(
  (state) => [selectTrained(state), state.training.current, state.training.awaited],
  (state): readonly string[] => {
    const { setup, training } = state
    const { current, awaited } = training
    const own = [...selectTrained(state)].filter(([, { origin }]) => origin === 'trained')
    return [
      ...new Set([
        ...own.map(([id]) => id),
        ...(current?.taskId === setup.taskId && selectIsTraining(state) ? [current.routerId] : []),
        ...(awaited?.taskId === setup.taskId ? awaited.ids : []),
      ]),
    ]
  },
)

/** With one more; one of the same id is replaced. */
export const withTrained = (
  trained: TrainingState['trained'],
  taskId: string,
  routerId: string,
  entry: Trained,
): TrainingState['trained'] => ({
  ...trained,
  [taskId]: new Map(own(trained, taskId)).set(routerId, entry),
})
