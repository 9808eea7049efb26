/** The set-up with Atlas open, as old links without a task mean it. */
import { atlas } from '../../core/tasks/atlas/atlas.ts'
import type { SetupState } from '../state.ts'
import { initialState } from '../yard.ts'

await initialState.tasks.load(atlas.id)

export const ATLAS: SetupState = {
  ...initialState.setup,
  taskId: atlas.id,
  questionId: atlas.showcase[0],
  routerId: 'policy',
}
