/** The engine alone on a page, to be timed without the app around it. */
import type { ModelId } from '../../src/core/episode/step.ts'
import type { CompletionRequest } from '../../src/engine/engine.ts'
import { createPageEngine } from '../../src/engine/page-engine.ts'
import { timeCompletion } from '../timed-completion.ts'

const engine = createPageEngine(() => {})

const benchEngine = {
  /** Loads a model and says which backend runs it. */
  load: async (id: ModelId) => (await engine.load(id)).backend,
  time: (request: CompletionRequest) => timeCompletion(engine, request, () => performance.now()),
}

declare global {
  interface Window {
    benchEngine: typeof benchEngine
  }
}

window.benchEngine = benchEngine
