/** An engine for tests: it writes from a script, at once, and can be held, made to fail and interrupted. */
import { millis, tokens } from '../../core/units.ts'
import type { CompletionEvent, CompletionRequest, LoadedModel } from '../../engine/engine.ts'
import type { EngineClient } from '../../engine/engine-client.ts'
import { EngineError, type EngineErrorCode } from '../../engine/errors.ts'

export interface FakeEngine extends EngineClient {
  readonly loads: string[]
  readonly asked: CompletionRequest[]
  /** While set, a completion waits after its first token until it is interrupted. */
  hold: boolean
  /** Rejects the completion with this number, counted from 0. */
  failAt: number | null
  /** Rejects the completions from this number on. */
  failFrom: number | null
  /** Rejects the next load with this code. */
  failLoad: EngineErrorCode | null
}

/** Finds, then answers: the shortest episode, Student and Teacher in turn. */
export const SCRIPT = [
  ' Thought: First look.\nAction: Search[anything]',
  ' Thought: Good.\nAction: [Continue]',
  ' Thought: Done.\nAction: Finish[an answer]',
]

export function createFakeEngine(script: readonly string[] = SCRIPT): FakeEngine {
  let stop: (() => void) | null = null
  let turn = 0

  async function load(id: string): Promise<LoadedModel> {
    if (engine.failLoad) {
      const code = engine.failLoad
      engine.failLoad = null
      throw new EngineError(code, `models/${id}/model.onnx is missing`)
    }
    engine.loads.push(id)
    return { id, backend: 'wasm', dtype: 'fp32', parameters: 1, bytes: 1 }
  }

  async function* complete(request: CompletionRequest): AsyncIterable<CompletionEvent> {
    const number = engine.asked.push(request) - 1
    const text = script[turn % script.length] ?? ''
    const token = { id: 1, text: text.slice(0, 5), logProb: -0.1 }
    yield { type: 'tokens', tokens: [token] }
    if (engine.failAt === number || number >= (engine.failFrom ?? Number.POSITIVE_INFINITY)) {
      throw new EngineError('device-lost', 'The graphics device was lost')
    }
    let interrupted = false
    if (engine.hold) {
      await new Promise<void>((resolve) => {
        stop = resolve
      })
      interrupted = true
    }
    if (!interrupted) turn += 1
    yield {
      type: 'completion',
      completion: {
        text: interrupted ? token.text : text,
        tokensIn: tokens(10),
        tokensOut: tokens(5),
        latency: millis(50),
        meanLogProb: -0.1,
        firstTokenEntropy: 0.1,
        stop: interrupted ? 'interrupted' : 'end',
      },
    }
  }

  const engine: FakeEngine = {
    loads: [],
    asked: [],
    hold: false,
    failAt: null,
    failFrom: null,
    failLoad: null,
    load,
    loadPolicy: load,
    tokenize: async () => [],
    complete,
    predict: async () => ({ perf: [0.1, 0.2, 0.3, 0.9], cost: [0, 0.1, 0.1, 0.2] }),
    interrupt: () => stop?.(),
    unload: async () => {},
    dispose: async () => {},
    restart: () => {},
  }
  return engine
}
