import type { Completion } from '../../core/episode/step.ts'
import type { CompletionRequest, Engine } from '../engine.ts'

/** Runs a completion to its end. */
export async function completeWhole(
  engine: Engine,
  request: CompletionRequest,
): Promise<Completion> {
  for await (const event of engine.complete(request)) {
    if (event.type === 'completion') return event.completion
  }
  throw new Error('the engine ended a stream without a completion')
}
