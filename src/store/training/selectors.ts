/** The trained routers of the current task. */
import { own } from '../../core/own.ts'
import { derived } from '../memo.ts'
import type { YardState } from '../state.ts'
import type { Trained, TrainingState } from './state.ts'

const NONE: ReadonlyMap<string, Trained> = new Map()

/** Trained routers by router id, in the order in which they were added. */
export const selectTrained = ({ setup, training }: YardState): ReadonlyMap<string, Trained> =>
  own(training.trained, setup.taskId) ?? NONE

/** Whether a training has started and not ended; it may be paused. */
export const selectIsTraining = ({ training }: YardState): boolean =>
  ['starting', 'going', 'paused'].includes(training.current?.status.type ?? '')

/** Ids of the current task's routers that were, are being or will be trained in this page. A link must name these. */
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

/** The trained routers with one more; it replaces any with the same id. */
export const withTrained = (
  trained: TrainingState['trained'],
  taskId: string,
  routerId: string,
  entry: Trained,
): TrainingState['trained'] => ({
  ...trained,
  [taskId]: new Map(own(trained, taskId)).set(routerId, entry),
})
