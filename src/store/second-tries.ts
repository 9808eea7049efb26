/** When a live run or a load goes on by itself after a fault, and when it asks first. */
import type { EngineStatus } from '../engine/engine-client.ts'
import { EngineError, type EngineErrorCode } from '../engine/errors.ts'

/** Faults of the device or the worker that a fresh worker may not meet again. */
const PASSING: ReadonlySet<EngineErrorCode> = new Set([
  'device-lost',
  'run-failed',
  'worker-lost',
  'restarted',
])

/** Whether to go on after a fault, on the rung that the engine stands on now. */
export type SecondTries = (error: unknown, rung: EngineStatus['rung']) => boolean

/** One second try per rung of the ladder, so that a lasting fault does not repeat forever. */
export function createSecondTries(): SecondTries {
  const spent = new Set<EngineStatus['rung']>()
  return (error, rung) => {
    if (!(error instanceof EngineError) || !PASSING.has(error.code) || spent.has(rung)) return false
    spent.add(rung)
    return true
  }
}
