/** Lets another model take the step at `index`, where its role keeps the model from there on. */
import type { ModelId } from '../../core/episode/step.ts'
import { branchPath, showBranch } from '../../store/episode-actions.ts'
import { runLive } from '../../store/live-run.ts'
import { selectAssignment, selectPath } from '../../store/selectors.ts'
import type { Yard } from '../../store/yard.ts'

/** Shows the branch that was recorded; where there is none, the models run it. */
export function takeModel(yard: Yard, index: number, model: ModelId): void {
  const next = branchPath(yard, index, model)
  if (next.length > index) {
    showBranch(yard, next, index + 1)
    return
  }
  // Who plays is settled by this lane: no router need be asked again.
  const state = yard.getState()
  const arm = selectAssignment(state)
  void runLive(yard, { from: selectPath(state).slice(0, index), firstModel: model, arm })
}
