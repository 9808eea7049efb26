/** The router's choice of the next step's model in a live run. */
import type { Choice } from '../core/episode/runner.ts'
import type { ModelId } from '../core/episode/step.ts'
import { createRng } from '../core/random.ts'
import { sampleArm } from '../core/routing/random.ts'
import { selectArms, selectPool, selectRouter, selectSetting } from './routing-selectors.ts'
import type { Yard } from './yard.ts'

/** Rejects for a router that must know how every way on ends: nobody has run them. */
export async function chooseStep(yard: Yard, { path, last, glimpse }: Choice): Promise<ModelId> {
  const state = yard.getState()
  const router = selectRouter(state)
  const pool = selectPool(state)
  const { questionId, preference } = state.setup
  if (router.reads === 'outcomes') {
    throw new Error(
      'The oracle decides only where every way on was recorded. Pick another router to run this question.',
    )
  }
  const { distribution } = router.decide({
    questionId,
    arms: selectArms(state),
    preference,
    predictions: null,
    outcomes: null,
    last: last?.completion ?? null,
    draft: router.reads === 'draft' ? await glimpse(pool[0]!) : null,
    setting: selectSetting(state),
  })
  const key = `route:${questionId}:${path.map((model) => pool.indexOf(model))}`
  return pool[sampleArm(distribution, createRng(key))]!
}
