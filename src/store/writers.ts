/** Who writes a model's completions: the one seam between an episode and whatever stands behind a model of the pool. */
import { type Arm, rolesOf } from '../core/episode/arm.ts'
import type { Write } from '../core/episode/runner.ts'
import type { ModelId } from '../core/episode/step.ts'
import { type ModelSource, modelIn } from '../core/pool/pool.ts'
import { writeWith } from '../engine/write.ts'
import { engineOf, loadInto } from './model-actions.ts'
import type { Yard } from './yard.ts'

export interface Writer {
  /** Makes a model ready to write. Rejects with what stands in its way, or when the signal cancels it. */
  readonly ready: (model: ModelId, signal: AbortSignal) => Promise<void>
  readonly write: Write
}

const WRITERS: Readonly<Record<ModelSource, (yard: Yard) => Writer>> = {
  shipped: (yard) => ({
    ready: (model, signal) => loadInto(yard, model, 'load', signal),
    write: async function* (arm, prompt, maxTokens) {
      yield* writeWith(await engineOf(yard))(arm, prompt, maxTokens)
    },
  }),
}

/** The writer of an arm of one role. */
export const writerOf = (yard: Yard, { models }: Arm): Writer => {
  const [role] = rolesOf(models)
  const { source } = modelIn(yard.getState().pools, models[role!]!)
  return WRITERS[source](yard)
}
