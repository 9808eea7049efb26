/** The router policy, read live. */
import { own } from '../core/own.ts'
import { embeddedPolicy } from '../core/routing/embedded.ts'
import type { Prediction } from '../core/routing/router.ts'
import { routingPrompt } from '../core/routing/routing-prompt.ts'
import { costNorm, quality } from '../core/units.ts'
import { engineOf, loadInto } from './model-actions.ts'
import { selectPool } from './routing-selectors.ts'
import { selectQuestion } from './selectors.ts'
import { patch, type Yard } from './yard.ts'

/** Lets the policy read the question at hand, unless it has in this page. */
export async function readPolicy(yard: Yard, signal: AbortSignal): Promise<void> {
  const state = yard.getState()
  const { questionId } = state.setup
  if (own(state.data.readings, questionId)) return
  const id = embeddedPolicy(state.setup.taskId)
  if (!id) throw new Error('No policy was trained for this task. Pick another router.')
  await loadInto(yard, id, 'loadPolicy', signal)
  const engine = await engineOf(yard)
  const { perf, cost } = await engine.predict(
    id,
    routingPrompt(selectQuestion(state).text, selectPool(state)),
  )
  const reading = perf.map(
    (value, arm): Prediction => ({
      perf: quality(value),
      cost: costNorm(cost[arm] ?? Number.NaN),
    }),
  )
  patch(yard, 'data', { readings: { ...yard.getState().data.readings, [questionId]: reading } })
}
