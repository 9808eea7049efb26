/** The pools that ship with the page, and the policy trained on one: names of folders under `models/`. */
import { type ModelId, modelId } from '../episode/step.ts'
import type { Pool } from './arms.ts'

/** The Teacher/Student pair, cheapest first. */
export const EMBEDDED_PAIR: Pool = [modelId('yard-500k'), modelId('yard-3m')]
/** By task; a task that is not named has the pair. */
const POOLS: Readonly<Record<string, Pool>> = {}
export const embeddedPool = (taskId: string): Pool => POOLS[taskId] ?? EMBEDDED_PAIR

export const EMBEDDED_POLICY = modelId('haps-policy')
/** The policy trained on a task's pool; null where there is none. */
export const embeddedPolicy = (taskId: string): ModelId | null =>
  taskId === 'atlas' ? EMBEDDED_POLICY : null
