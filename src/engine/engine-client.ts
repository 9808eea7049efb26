import type { ModelId } from '../core/episode/step.ts'
import type { CompletionEvent, Engine, LoadedModel, LoadOptions, LoadProgress } from './engine.ts'
import { EngineError, isRealmFault } from './errors.ts'
import type { Ladder, Rung } from './ladder.ts'
import { createMailbox } from './mailbox.ts'
import type { EngineCalls } from './rpc/calls.ts'
import { createRpcClient, type Port, type RpcClient } from './rpc/rpc.ts'

/** A worker as the client needs it. */
export interface WorkerHandle {
  readonly port: Port
  terminate(): void
  /** Calls back if the worker's script fails as a whole. */
  onCrash(callback: (reason: string) => void): void
}

/** Where models run, and how it came to that, in words for the page. */
export interface EngineStatus {
  /** `recorded` where nothing can run models here; null until it is known. */
  readonly rung: Rung | 'recorded' | null
  /** Why a better rung is not used, first reason first. */
  readonly reasons: readonly string[]
}

export interface EngineClientOptions {
  readonly spawn: () => WorkerHandle
  readonly probe: () => Promise<Ladder>
  /** The page's base address. */
  readonly base: string
  /** Runs `callback` after a while; returns how to call it off. */
  readonly after: (millis: number, callback: () => void) => () => void
  readonly onStatus: (status: EngineStatus) => void
}

/** A worker that says nothing for so long, while it should write, is taken for hung. */
const watchdogMillis = 60_000
/** A worker that does not obey an interrupt for so long is ended. */
const obeyMillis = 1_000

interface Session {
  readonly rung: Rung
  readonly rpc: RpcClient<EngineCalls>
  readonly worker: WorkerHandle
  readonly loaded: Map<string, Promise<LoadedModel>>
}

type Loader = 'load' | 'loadPolicy'

/** The page's engine: the same interface, in a worker that is ended and replaced when anything goes wrong in it. */
export interface EngineClient extends Engine {
  /** Ends the worker. What is pending rejects; the next call starts a new one and loads what it needs. */
  restart(reason: string): void
}

export function createEngineClient(options: EngineClientOptions): EngineClient {
  let ladder: Promise<Ladder> | undefined
  let session: Promise<Session> | undefined
  let live: Session | undefined
  let fallen = 0
  let troubles = 0
  const reasons: string[] = []
  const known = new Map<string, Loader>()
  const running = new Set<AbortController>()

  async function currentRung(): Promise<Rung> {
    ladder ??= options.probe().then((found) => {
      reasons.push(...found.reasons)
      return found
    })
    const { rungs } = await ladder
    const rung = rungs[fallen]
    options.onStatus({ rung: rung ?? 'recorded', reasons: [...reasons] })
    if (rung) return rung
    throw new EngineError('no-backend', `Models cannot run here: ${reasons.join('; ')}`)
  }

  async function start(): Promise<Session> {
    const rung = await currentRung()
    const worker = options.spawn()
    const rpc = createRpcClient<EngineCalls>(worker.port)
    const created: Session = { rung, rpc, worker, loaded: new Map() }
    live = created
    worker.onCrash((reason) => end(created, `the worker failed: ${reason}`))
    await rpc.call('start', { backend: rung, base: options.base }).catch((error) => {
      end(created, 'it did not start')
      throw error
    })
    rpc.call('watch', null).catch((error: EngineError) => {
      if (error.code === 'device-lost') trouble(created, error)
    })
    return created
  }

  function ensure(): Promise<Session> {
    session ??= start().catch((error) => {
      session = undefined
      throw error
    })
    return session
  }

  function end(ended: Session, reason: string): void {
    ended.worker.terminate()
    ended.rpc.close(reason)
    if (live !== ended) return
    live = undefined
    session = undefined
  }

  /** After a fault the realm cannot be trusted. The second one on a rung, or one while loading, costs the rung. */
  function trouble(where: Session, error: EngineError, costsRung = false): void {
    if (live === where && where.rung === 'webgpu') {
      troubles += 1
      if (costsRung || troubles > 1) {
        fallen += 1
        reasons.push(error.message)
      }
    }
    end(where, error.message)
  }

  async function ensureLoaded(
    loader: Loader,
    id: string,
    loadOptions: LoadOptions,
  ): Promise<{ readonly where: Session; readonly model: LoadedModel }> {
    const where = await ensure()
    if (loadOptions.signal?.aborted) throw new EngineError('aborted', `Loading ${id} was cancelled`)
    let loading = where.loaded.get(id)
    if (!loading) {
      loading = callLoad(where, loader, id, loadOptions)
      where.loaded.set(id, loading)
      loading.catch(() => where.loaded.delete(id))
    }
    try {
      const model = await loading
      known.set(id, loader)
      return { where, model }
    } catch (error) {
      // A load that we joined was cancelled by the one who began it; ours was not.
      const theirs = error instanceof EngineError && error.code === 'aborted'
      if (theirs && !loadOptions.signal?.aborted) return ensureLoaded(loader, id, loadOptions)
      if (!isRealmFault(error)) throw error
      trouble(where, error, true)
      // One rung further down in a fresh worker; from the last rung there is no way on.
      if (where.rung === 'webgpu') return ensureLoaded(loader, id, loadOptions)
      throw error
    }
  }

  function callLoad(
    where: Session,
    loader: Loader,
    id: string,
    { onProgress, signal }: LoadOptions,
  ): Promise<LoadedModel> {
    let phase: LoadProgress['phase'] = 'downloading'
    const onAbort = () => {
      // Downloads stop when asked; a compilation can be stopped only with its worker.
      if (phase === 'compiling') end(where, `loading ${id} was cancelled`)
    }
    signal?.addEventListener('abort', onAbort)
    const onEvent = (progress: LoadProgress) => {
      phase = progress.phase
      onProgress?.(progress)
    }
    return where.rpc
      .call(loader, { id: id as ModelId }, { onEvent, signal })
      .catch((error) => {
        throw signal?.aborted ? new EngineError('aborted', `Loading ${id} was cancelled`) : error
      })
      .finally(() => signal?.removeEventListener('abort', onAbort))
  }

  /** The session that holds a model or policy; loads it again if an earlier worker had it. */
  async function holding(id: string): Promise<Session> {
    const loader = known.get(id)
    if (!loader) throw new EngineError('not-loaded', `${id} is not loaded`)
    return (await ensureLoaded(loader, id, {})).where
  }

  /** A call that runs a graph: a fault in it ends the worker, and so does silence. */
  async function run<T>(where: Session, call: (alive: () => void) => Promise<T>): Promise<T> {
    let disarm = () => {}
    const alive = () => {
      disarm()
      disarm = options.after(watchdogMillis, () => end(where, 'it did not answer for a minute'))
    }
    alive()
    try {
      return await call(alive)
    } catch (error) {
      if (isRealmFault(error)) trouble(where, error)
      throw error
    } finally {
      disarm()
    }
  }

  return {
    load: async (id, loadOptions = {}) => (await ensureLoaded('load', id, loadOptions)).model,
    loadPolicy: async (id, loadOptions = {}) =>
      (await ensureLoaded('loadPolicy', id, loadOptions)).model,
    tokenize: async (id, prompt) => (await holding(id)).rpc.call('tokenize', { id, prompt }),
    async *complete(request) {
      const controller = new AbortController()
      running.add(controller)
      let obeyed = () => {}
      try {
        const where = await holding(request.modelId)
        controller.signal.addEventListener('abort', () => {
          obeyed = options.after(obeyMillis, () => end(where, 'it did not stop when asked'))
        })
        const events = createMailbox<CompletionEvent>()
        run(where, (alive) =>
          where.rpc.call('complete', request, {
            onEvent(event) {
              alive()
              events.put(event)
            },
            signal: controller.signal,
          }),
        ).then(events.close, events.fail)
        yield* events.read()
      } finally {
        // The consumer may leave in the middle: then nobody wants the rest.
        controller.abort()
        obeyed()
        running.delete(controller)
      }
    },
    async predict(id, promptText) {
      const where = await holding(id)
      return run(where, () => where.rpc.call('predict', { id, promptText }))
    },
    interrupt() {
      for (const controller of running) controller.abort()
    },
    async unload(id) {
      known.delete(id)
      if (!live?.loaded.delete(id)) return
      await live.rpc.call('unload', { id })
    },
    async dispose() {
      if (live) end(live, 'it was closed')
    },
    restart(reason) {
      if (live) end(live, reason)
    },
  }
}
