/** The router's choice at a decision point of a live run. */
import { type Arm, armFor, armsOf } from '../core/episode/arm.ts'
import type { Choice } from '../core/episode/runner.ts'
import type { Glimpse } from '../core/episode/step.ts'
import { armIdOf } from '../core/episode/tree.ts'
import { createRng } from '../core/random.ts'
import { askRouter } from '../core/routing/decide.ts'
import { featureName, lookBill, tokensToLook } from '../core/routing/features.ts'
import { pointOfSteps, selectStart } from './decision-selectors.ts'
import { readPolicy } from './live-policy.ts'
import { selectPool, selectRouter } from './pool-selectors.ts'
import type { Yard } from './yard.ts'

export interface LiveChoice {
  readonly arm: Arm
  /** What is billed beside the step, because the router looked before it chose; null where nothing is. */
  readonly glimpse: Glimpse | null
}

/** Rejects for a router that reads what is not known here, as the oracle does on a question that nobody recorded. */
export async function chooseArm(
  yard: Yard,
  { ask, taken, look }: Choice,
  signal: AbortSignal,
): Promise<LiveChoice> {
  const router = selectRouter(yard.getState())
  if (router.reads.includes('predictions') && taken.length === 0) await readPolicy(yard, signal)
  const state = yard.getState()
  const start = taken.length === 0 ? selectStart(state) : null
  // The first choice is the one on screen: it may rest on what was recorded.
  if (start?.reply.type === 'decided') {
    return { arm: start.arms[start.reply.arm]!, glimpse: null }
  }
  const arms = armsOf(selectPool(state), ask.decides)
  const cheapest = armFor(arms[0]!, ask.role)
  const toWrite = tokensToLook(router.reads)
  const seen = toWrite > 0 ? await look(cheapest, toWrite) : null
  const point = pointOfSteps(state, taken, arms)
  const features = {
    ...point.features,
    ...(seen && router.reads.includes('glimpse') && { glimpse: seen }),
    ...(seen && router.reads.includes('draft') && { draft: seen }),
  }
  const key = [state.setup.questionId, ...taken.map(armIdOf)].join(':')
  const reply = askRouter(router, { ...point, features }, createRng(`route:${key}`))
  if (reply.type === 'undecided') {
    throw new Error(
      `${router.name} needs ${featureName(reply.needs)}, which is not known here. Pick another router to run this question.`,
    )
  }
  const bill = seen && lookBill(router.reads, seen, reply.arm)
  const model = cheapest.models[ask.role]!
  // What was written is billed, whatever was asked for.
  return { arm: arms[reply.arm]!, glimpse: bill && { ...bill, tokensOut: seen.tokensOut, model } }
}
