/** The router's choice of the next step's model in a live run. */
import type { Choice } from '../core/episode/runner.ts'
import type { Glimpse, ModelId } from '../core/episode/step.ts'
import { billsGlimpse } from '../core/front/glimpse.ts'
import { createRng } from '../core/random.ts'
import { sampleArm } from '../core/routing/random.ts'
import { selectArms, selectPool, selectRouter, selectSetting } from './routing-selectors.ts'
import type { Yard } from './yard.ts'

export interface LiveChoice {
  readonly model: ModelId
  /** What is billed beside the step, because the router looked before it chose; null where nothing is. */
  readonly glimpse: Glimpse | null
}

/** Rejects for a router that must know how every way on ends: nobody has run them. */
export async function chooseStep(yard: Yard, { path, last, glimpse }: Choice): Promise<LiveChoice> {
  const state = yard.getState()
  const router = selectRouter(state)
  const pool = selectPool(state)
  const { questionId, preference } = state.setup
  if (router.reads === 'outcomes') {
    throw new Error(
      'The oracle decides only where every way on was recorded. Pick another router to run this question.',
    )
  }
  const cheapest = pool[0]!
  const draft = router.reads === 'draft' ? await glimpse(cheapest) : null
  const { distribution } = router.decide({
    questionId,
    arms: selectArms(state),
    preference,
    predictions: null,
    outcomes: null,
    last: last?.completion ?? null,
    draft,
    setting: selectSetting(state),
  })
  const key = `route:${questionId}:${path.map((model) => pool.indexOf(model))}`
  const arm = sampleArm(distribution, createRng(key))
  const model = pool[arm]!
  if (!draft || !billsGlimpse(router, arm)) return { model, glimpse: null }
  const { tokensIn, tokensOut } = draft
  return { model, glimpse: { model: cheapest, tokensIn, tokensOut } }
}
