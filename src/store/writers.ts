/** Who writes a model's completions: the one place where an episode meets whatever stands behind a model of the pool. */
import { type Arm, rolesOf } from '../core/episode/arm.ts'
import { modelIn } from '../core/pool/pool.ts'
import { writeWith } from '../engine/write.ts'
import { engineOf, loadInto } from './model-actions.ts'
import type { Writer } from './ports.ts'
import type { Yard } from './yard.ts'

const engineWriter = (yard: Yard): Writer => ({
  ready: (model, signal) => loadInto(yard, model, 'load', signal),
  write: async function* (arm, prompt, maxTokens) {
    yield* writeWith(await engineOf(yard))(arm, prompt, maxTokens)
  },
})

/** The writer for an arm of one role. Throws where its model has none. */
export function writerOf(yard: Yard, { models }: Arm): Writer {
  const [role] = rolesOf(models)
  const { name, source } = modelIn(yard.getState().pools, models[role!]!)
  if (source === 'shipped') return engineWriter(yard)
  const writer = yard.writers.get(source)
  if (!writer) throw new Error(`${name} has no writer: nothing is registered as "${source}"`)
  return writer
}
