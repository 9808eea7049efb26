/** Tries threshold settings on the train questions, in a worker, so that the best one for any α and β can be looked up. */
import { hasAutoSetting } from '../../core/front/best-setting.ts'
import { selectFitted, selectIsWhole, selectRouters } from '../pool-selectors.ts'
import type { TrainerPort } from '../training/trainer.ts'
import { selectTrainingSet } from '../training/training-set.ts'
import { patch, type Yard } from '../yard.ts'

export function startAutoSettings(yard: Yard): void {
  let open: TrainerPort | null = null
  yard.subscribe(
    // Wait for the whole recording: the part that loads first is too small to choose a threshold on.
    (state) =>
      selectIsWhole(state) && selectRouters(state).some(hasAutoSetting)
        ? selectTrainingSet(state)
        : null,
    async (set) => {
      open?.close()
      open = null
      if (!set || set.train.length === 0) return
      const state = yard.getState()
      const { taskId, priceBook } = state.setup
      const trainer = await yard.ports.openTrainer()
      const now = yard.getState()
      if (!selectIsWhole(now) || selectTrainingSet(now) !== set) {
        trainer.close()
        return
      }
      open = trainer
      trainer.onNews((news) => {
        if (open !== trainer) return
        trainer.close()
        if (news.type !== 'swept') return
        patch(yard, 'training', { sweeps: { taskId, priceBook, byRouter: news.sweeps } })
      })
      trainer.send({ type: 'sweep', job: { set, fitted: selectFitted(state) } })
    },
    { fireImmediately: true },
  )
}
