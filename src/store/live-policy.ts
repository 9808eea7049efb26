/** The router policy, read live. */
import type { Worth } from '../core/outcomes/table.ts'
import { own } from '../core/own.ts'
import { routingPrompt } from '../core/routing/routing-prompt.ts'
import { costNorm, quality } from '../core/units.ts'
import { selectQuestion } from './episode-view.ts'
import { engineOf, loadInto } from './model-actions.ts'
import { selectPolicy, selectPool } from './pool-selectors.ts'
import { patch, type Yard } from './yard.ts'

/** Lets the policy read the question at hand, unless it has already done so in this page. */
export async function readPolicy(yard: Yard, signal: AbortSignal): Promise<void> {
  const state = yard.getState()
  const { questionId } = state.setup
  if (own(state.data.readings, questionId)) return
  const id = selectPolicy(state)
  if (!id) throw new Error('No policy was trained for this task. Pick another router.')
  await loadInto(yard, id, 'loadPolicy', signal)
  const engine = await engineOf(yard)
  const { perf, cost } = await engine.predict(
    id,
    routingPrompt(selectQuestion(state).text, selectPool(state)),
  )
  const reading = perf.map(
    (value, arm): Worth => ({
      perf: quality(value),
      cost: costNorm(cost[arm] ?? Number.NaN),
    }),
  )
  patch(yard, 'data', { readings: { ...yard.getState().data.readings, [questionId]: reading } })
}
