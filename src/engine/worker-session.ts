import type { After } from './after.ts'
import type { LoadedModel, LoadOptions, LoadProgress } from './engine.ts'
import { EngineError, EngineRestartedError, isRealmFault } from './errors.ts'
import type { Rung } from './ladder.ts'
import { createPulse } from './pulse.ts'
import type { EngineCalls } from './rpc/calls.ts'
import { type CallOptions, createRpcClient, type Port, type RpcClient } from './rpc/rpc.ts'

/** A worker as the page needs it. */
export interface WorkerHandle {
  readonly port: Port
  terminate(): void
  /** Calls back if the worker's script fails as a whole, or if it ends by itself. */
  onCrash(callback: (reason: string) => void): void
}

export type Loader = 'load' | 'loadPolicy'

/** One worker, from its start to its end. */
export interface Session {
  readonly rung: Rung
  /** The loads asked of it, and what came of them. */
  readonly loaded: Map<string, Promise<LoadedModel>>
  readonly ended: boolean
  /** Starts the worker; to be awaited before anything else. */
  start(base: string): Promise<void>
  readonly call: RpcClient<EngineCalls>['call']
  load(loader: Loader, id: string, options: LoadOptions): Promise<LoadedModel>
  /** Watches a call that runs a graph: from the start of its turn, it calls `alive` at every sign of life. */
  run<T>(call: (alive: () => void) => Promise<T>): Promise<T>
  /** Ends the worker. Everything pending rejects with `error`, and so does every later call. */
  end(error: EngineError): void
}

export interface SessionOptions {
  readonly worker: WorkerHandle
  readonly rung: Rung
  readonly after: After
  /** The worker, its device or a run in it failed: it must not be used again. */
  readonly onFault: (session: Session, error: EngineError) => void
}

/** A run that says nothing for this long, once its turn has come, is given up as hung. */
const watchdogMillis = 60_000

export function createSession({ worker, rung, after, onFault }: SessionOptions): Session {
  const rpc = createRpcClient<EngineCalls>(worker.port)
  /** How many things hold the worker's thread now: its start, compilations. */
  let slow = 0
  let ended = false

  const lost = (how: string) =>
    onFault(session, new EngineError('worker-lost', `The worker that runs the models ${how}`))
  const watch = createPulse({
    ask: () => rpc.call('ping', null),
    after,
    isSlow: () => slow > 0,
    onSilent: () => lost('stopped answering. It may have run out of memory'),
  })
  worker.onCrash(lost)

  async function watched<T>(work: Promise<T>): Promise<T> {
    const release = watch()
    try {
      return await work
    } finally {
      release()
    }
  }

  const session: Session = {
    rung,
    loaded: new Map(),
    get ended() {
      return ended
    },
    async start(base) {
      slow += 1
      await session.call('start', { backend: rung, base })
      slow -= 1
      rpc.call('watch', null).catch((error: EngineError) => {
        if (error.code === 'device-lost') onFault(session, error)
      })
    },
    call<K extends keyof EngineCalls>(
      kind: K,
      payload: EngineCalls[K]['request'],
      options?: CallOptions<EngineCalls[K]['event']>,
    ) {
      return watched(rpc.call(kind, payload, options))
    },
    async load(loader, id, { onProgress, signal }) {
      let compiling = false
      const onAbort = () => {
        // Downloads stop when asked; a compilation can be stopped only with its worker.
        if (compiling) session.end(new EngineRestartedError(`loading ${id} was cancelled`))
      }
      const onEvent = (progress: LoadProgress) => {
        if (progress.phase === 'compiling' && !compiling) {
          compiling = true
          slow += 1
        }
        onProgress?.(progress)
      }
      signal?.addEventListener('abort', onAbort)
      try {
        return await session.call(loader, { id }, { onEvent, signal })
      } catch (error) {
        throw signal?.aborted ? new EngineError('aborted', `Loading ${id} was cancelled`) : error
      } finally {
        if (compiling) slow -= 1
        signal?.removeEventListener('abort', onAbort)
      }
    },
    async run(call) {
      let disarm = () => {}
      const alive = () => {
        disarm()
        disarm = after(watchdogMillis, () =>
          onFault(session, new EngineError('run-failed', 'A model said nothing for a minute')),
        )
      }
      try {
        return await call(alive)
      } catch (error) {
        if (isRealmFault(error)) onFault(session, error)
        throw error
      } finally {
        disarm()
      }
    },
    end(error) {
      ended = true
      worker.terminate()
      rpc.close(error)
    },
  }
  return session
}
