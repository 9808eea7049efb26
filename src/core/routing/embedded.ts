/** The pools that ship with the page, and the policy trained on one: names of folders under `models/`. */

import { type ModelId, modelId } from '../episode/step.ts'
import { own } from '../own.ts'
import type { Pool } from './arms.ts'

/** The Teacher/Student pair, cheapest first. */
export const EMBEDDED_PAIR: Pool = [modelId('yard-500k'), modelId('yard-3m')]
/** Two sizes of one skill: what routing by step is made for. */
const RECKONERS: Pool = [modelId('yard-arithmetic'), modelId('yard-arithmetic-4m')]
/**
 * Three skills, and a dear model that has two of them and a little of the third. A threshold begins with the first: the
 * specialist that is worth most alone on the train questions of Relay.
 */
const FOUR: Pool = [
  modelId('yard-arithmetic'),
  modelId('yard-facts'),
  modelId('yard-reading'),
  modelId('yard-4m'),
]
/** By task; a task that is not named has the pair. */
const POOLS: Readonly<Record<string, Pool>> = { quiz: FOUR, ledger: RECKONERS, relay: FOUR }
export const embeddedPool = (taskId: string): Pool => own(POOLS, taskId) ?? EMBEDDED_PAIR

export const EMBEDDED_POLICY = modelId('haps-policy')
/** The policy trained on a task's pool; null where there is none. */
export const embeddedPolicy = (taskId: string): ModelId | null =>
  taskId === 'atlas' ? EMBEDDED_POLICY : null

/**
 * US dollars for a million tokens, in and out, unless a person says otherwise. The pair has HAPS's prices of equal pairs; the
 * others follow their sizes.
 */
export const LIST_PRICES: Readonly<Record<ModelId, number>> = {
  [modelId('yard-500k')]: 0.2,
  [modelId('yard-3m')]: 0.8,
  [modelId('yard-reading')]: 0.6,
  [modelId('yard-facts')]: 0.2,
  [modelId('yard-arithmetic')]: 0.2,
  [modelId('yard-arithmetic-4m')]: 1,
  [modelId('yard-4m')]: 1,
}
