/** An engine client over workers that answer in this realm, with a clock that a test lets run. */
import { modelId } from '../../core/episode/step.ts'
import { millis, tokens } from '../../core/units.ts'
import type { CompletionRequest, LoadedModel } from '../engine.ts'
import { createEngineClient, type EngineStatus } from '../engine-client.ts'
import { EngineError, type EngineErrorCode } from '../errors.ts'
import type { Rung } from '../ladder.ts'
import type { EngineCalls } from '../rpc/calls.ts'
import { type Handlers, type Port, serveRpc } from '../rpc/rpc.ts'
import type { WorkerHandle } from '../worker-session.ts'

export const id = modelId('yard-weak')
export const request: CompletionRequest = {
  modelId: id,
  prompt: [],
  maxTokens: 4,
  decoding: { type: 'greedy' },
}
export const completion = {
  text: 'done',
  tokensIn: tokens(1),
  tokensOut: tokens(1),
  latency: millis(1),
  meanLogProb: 0,
  firstTokenEntropy: 0,
  stop: 'end',
} as const

export type Behaviour = Partial<Handlers<EngineCalls>>

/** Spawns workers that answer in this realm; `behave` says how each of them does. */
export function createFakeWorkers(
  rungs: readonly Rung[],
  behave: (rung: Rung, worker: number) => Behaviour,
) {
  const log: string[] = []
  const statuses: EngineStatus[] = []
  const timers = new Set<{ readonly millis: number; readonly callback: () => void }>()
  const crashes: ((reason: string) => void)[] = []
  let workers = 0

  function spawn(): WorkerHandle {
    const worker = ++workers
    let ended = false
    let rung: Rung = 'wasm'
    const listeners = {
      page: [] as ((m: unknown) => void)[],
      worker: [] as ((m: unknown) => void)[],
    }
    const end = (own: 'page' | 'worker', other: 'page' | 'worker'): Port => ({
      post: (message) =>
        queueMicrotask(() => {
          if (!ended) for (const listener of listeners[other]) listener(message)
        }),
      listen: (onMessage) => listeners[own].push(onMessage),
    })
    const as = <K extends keyof EngineCalls>(kind: K, usual: Handlers<EngineCalls>[K]) =>
      ((payload, context) =>
        (behave(rung, worker)[kind] ?? usual)(payload, context)) as Handlers<EngineCalls>[K]
    serveRpc<EngineCalls>(end('worker', 'page'), {
      async start({ backend }) {
        rung = backend
        log.push(`${worker} starts on ${backend}`)
        return undefined
      },
      watch: as('watch', () => new Promise(() => {})),
      load: as('load', async ({ id }): Promise<LoadedModel> => {
        log.push(`${worker} loads ${id}`)
        return { id, backend: rung, dtype: 'fp32', parameters: 1, bytes: 1 }
      }),
      loadPolicy: as('loadPolicy', async () => {
        throw new EngineError('file-missing', 'no policy here')
      }),
      ping: as('ping', async () => undefined),
      tokenize: async () => [1],
      complete: as('complete', async (_, { emit }) => {
        emit({ type: 'turn' })
        emit({ type: 'completion', completion })
        return undefined
      }),
      predict: as('predict', async () => ({ perf: [], cost: [] })),
      unload: async () => undefined,
    })
    return {
      port: end('page', 'worker'),
      terminate() {
        ended = true
        log.push(`${worker} is ended`)
      },
      onCrash: (callback) => crashes.push(callback),
    }
  }

  const client = createEngineClient({
    spawn,
    probe: async () => ({ rungs, reasons: rungs.length > 0 ? [] : ['no WebAssembly'] }),
    base: 'http://localhost/',
    after(millis, callback) {
      const timer = { millis, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    onStatus: (status) => statuses.push(status),
  })
  /** Fires the timers of this length, and lets their effects happen. */
  async function runOut(millis: number): Promise<void> {
    for (const timer of [...timers].filter((timer) => timer.millis === millis)) {
      if (timers.delete(timer)) timer.callback()
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { client, log, statuses, timers, crashes, runOut }
}

export const never = () => new Promise<never>(() => {})
export const failing = (code: EngineErrorCode) => async () => {
  throw new EngineError(code, `it was ${code}`)
}
