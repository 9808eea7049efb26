/** The router's choice at a decision point of a live run. */
import { type Arm, armFor, armsOf, withArm } from '../core/episode/arm.ts'
import type { Choice } from '../core/episode/runner.ts'
import type { Glimpse } from '../core/episode/step.ts'
import { featureName, lookBill, tokensToLook } from '../core/routing/features.ts'
import { dueAt, type Place, sceneOf } from './decision-selectors.ts'
import { readPolicy } from './live-policy.ts'
import { selectPool, selectRouter } from './pool-selectors.ts'
import type { Yard } from './yard.ts'

export interface LiveChoice {
  readonly arm: Arm
  /** What is billed beside the step because the router looked before it chose; null where it did not. */
  readonly glimpse: Glimpse | null
}

/** Rejects for a router that reads what is unknown here, as the oracle does on a question that nobody recorded. */
export async function chooseArm(
  yard: Yard,
  { ask, path, stage, taken, kept, look }: Choice,
  signal: AbortSignal,
): Promise<LiveChoice> {
  const router = selectRouter(yard.getState())
  const atStart = path.length === 0
  if (router.reads.includes('predictions') && atStart) await readPolicy(yard, signal)
  const scene = sceneOf(yard.getState())
  // The first choice is the one on screen: it may rest on what was recorded.
  const edges = atStart && scene.question ? [] : null
  const place: Place = { path, stage, steps: taken, edges }
  const [least] = armsOf(selectPool(scene.state), ask.decides)
  const cheapest = armFor(withArm(kept, least!), ask.role)
  const toWrite = tokensToLook(router.reads)
  const seen = toWrite > 0 ? await look(cheapest, toWrite) : null
  const { arms, reply } = dueAt(scene, place, ask, {
    ...(seen && router.reads.includes('glimpse') && { glimpse: seen }),
    ...(seen && router.reads.includes('draft') && { draft: seen }),
  })
  if (reply.type === 'undecided') {
    throw new Error(
      `${router.name} needs ${featureName(reply.needs)}, which is not known here. Pick another router to run this question.`,
    )
  }
  const bill = seen && lookBill(router.reads, seen, reply.arm)
  const model = cheapest.models[ask.role]!
  // What was really written is billed, whatever was asked for.
  const glimpse = bill && { ...bill, tokensOut: seen.tokensOut, model }
  return { arm: arms[reply.arm]!, glimpse }
}
