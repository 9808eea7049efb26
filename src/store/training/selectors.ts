/** The trained routers of the task at hand. */
import { own } from '../../core/own.ts'
import type { YardState } from '../state.ts'
import type { Trained, TrainingState } from './state.ts'

const NONE: ReadonlyMap<string, Trained> = new Map()

/** By router id, in the order in which they came. */
export const selectTrained = ({ setup, training }: YardState): ReadonlyMap<string, Trained> =>
  own(training.trained, setup.taskId) ?? NONE

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
