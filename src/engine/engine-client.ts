import type { After } from './after.ts'
import type { CompletionEvent, Engine, LoadedModel, LoadOptions } from './engine.ts'
import { asClause, EngineError, EngineRestartedError, isRealmFault } from './errors.ts'
import type { Ladder, Rung } from './ladder.ts'
import { createMailbox } from './mailbox.ts'
import { createSession, type Loader, type Session, type WorkerHandle } from './worker-session.ts'

/** Where models run, and why there, in words for the page. */
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
  readonly after: After
  readonly onStatus: (status: EngineStatus) => void
}

/** A worker that ignores an interrupt for this long is ended. */
const obeyMillis = 1_000

/** The page's engine: the same interface, in a worker that is ended and replaced when anything goes wrong in it. */
export interface EngineClient extends Engine {
  /** Ends the worker. Pending calls reject; the next one starts a new worker and loads what it needs. */
  restart(reason: string): void
}

export function createEngineClient(options: EngineClientOptions): EngineClient {
  let probing: Promise<void> | undefined
  let found: Ladder | undefined
  let opening: Promise<Session> | undefined
  let live: Session | undefined
  let closed = false
  let fallen = 0
  let troubles = 0
  const reasons: string[] = []
  const known = new Map<string, Loader>()
  const running = new Set<AbortController>()

  function tell(): Rung | undefined {
    const rung = found?.rungs[fallen]
    options.onStatus({ rung: rung ?? 'recorded', reasons: [...reasons] })
    return rung
  }

  async function start(): Promise<Session> {
    probing ??= options.probe().then((ladder) => {
      found = ladder
      reasons.push(...ladder.reasons)
    })
    await probing
    const rung = tell()
    if (closed) throw new EngineError('no-backend', 'The engine was closed')
    if (!rung) throw new EngineError('no-backend', `Models cannot run here: ${reasons.join('; ')}`)
    const { spawn, after } = options
    const session = createSession({ worker: spawn(), rung, after, onFault: trouble })
    live = session
    await session.start(options.base).catch((error: EngineError) => {
      session.end(error)
      throw error
    })
    return session
  }

  function ensure(): Promise<Session> {
    if (opening && !live?.ended) return opening
    const started = start()
    opening = started
    started.catch(() => {
      if (opening === started) opening = undefined
    })
    return started
  }

  /** After a fault the realm cannot be trusted. A second fault on a rung, or one while loading, costs the rung. */
  function trouble(where: Session, error: EngineError, costsRung = false): void {
    if (where.ended) return
    if (where.rung === 'webgpu') {
      troubles += 1
      if (costsRung || troubles > 1) {
        fallen += 1
        reasons.push(asClause(error.message))
        tell()
      }
    }
    // Any pending call may have cost us the worker. Other faults are one call's, and the rest may be repeated.
    where.end(error.code === 'worker-lost' ? error : new EngineRestartedError(error.message))
  }

  /** A model's load in this worker: the one under way, or a new one. */
  function loadIn(where: Session, loader: Loader, id: string, loadOptions: LoadOptions) {
    const joined = where.loaded.get(id)
    if (joined) return joined
    const { signal } = loadOptions
    const loading = where.load(loader, id, loadOptions)
    // A cancelled load must not be joined, and a failed one may be tried again.
    const forget = () => {
      if (where.loaded.get(id) === loading) where.loaded.delete(id)
    }
    where.loaded.set(id, loading)
    signal?.addEventListener('abort', forget)
    loading.catch(forget).finally(() => signal?.removeEventListener('abort', forget))
    return loading
  }

  async function ensureLoaded(
    loader: Loader,
    id: string,
    loadOptions: LoadOptions,
  ): Promise<{ readonly where: Session; readonly model: LoadedModel }> {
    const { signal } = loadOptions
    const where = await unlessAborted(ensure(), id, signal)
    try {
      const model = await unlessAborted(loadIn(where, loader, id, loadOptions), id, signal)
      known.set(id, loader)
      return { where, model }
    } catch (error) {
      if (signal?.aborted || !(error instanceof EngineError)) throw error
      // Whoever began the load that we joined cancelled it, or the worker was ended for another call's
      // fault: ours goes on.
      const theirs = error.code === 'aborted' || error.code === 'restarted'
      if (isRealmFault(error)) trouble(where, error, true)
      // One rung down, in a fresh worker; there is nothing below the last.
      else if (!theirs) throw error
      if (isRealmFault(error) && where.rung !== 'webgpu') throw error
      return ensureLoaded(loader, id, loadOptions)
    }
  }

  /** The session that holds a model or policy; loads it again if an earlier worker had it. */
  async function holding(id: string): Promise<Session> {
    const loader = known.get(id)
    if (!loader) throw new EngineError('not-loaded', `${id} is not loaded`)
    return (await ensureLoaded(loader, id, {})).where
  }

  function end(reason: string): void {
    live?.end(new EngineRestartedError(reason))
  }

  return {
    load: async (id, loadOptions = {}) => (await ensureLoaded('load', id, loadOptions)).model,
    loadPolicy: async (id, loadOptions = {}) =>
      (await ensureLoaded('loadPolicy', id, loadOptions)).model,
    tokenize: async (id, prompt) => (await holding(id)).call('tokenize', { id, prompt }),
    async *complete(request, onTurn) {
      const controller = new AbortController()
      running.add(controller)
      const { signal } = controller
      let obeyed = () => {}
      try {
        const where = await holding(request.modelId)
        const expectEnd = () => {
          obeyed = options.after(obeyMillis, () =>
            where.end(new EngineRestartedError('it did not stop when asked')),
          )
        }
        if (signal.aborted) expectEnd()
        else signal.addEventListener('abort', expectEnd)
        const events = createMailbox<CompletionEvent>()
        where
          .run((alive) =>
            where.call('complete', request, {
              onEvent(event) {
                alive()
                if (event.type === 'turn') onTurn?.()
                else events.put(event)
              },
              signal,
            }),
          )
          .then(events.close, events.fail)
        yield* events.read()
      } finally {
        // The consumer may leave early: then nobody wants the rest.
        controller.abort()
        obeyed()
        running.delete(controller)
      }
    },
    async predict(id, promptText, onTurn) {
      const where = await holding(id)
      return where.run((alive) => {
        const onEvent = () => {
          alive()
          onTurn?.()
        }
        return where.call('predict', { id, promptText }, { onEvent })
      })
    },
    interrupt() {
      for (const controller of running) controller.abort()
    },
    async unload(id) {
      known.delete(id)
      if (!live?.loaded.delete(id)) return
      await live.call('unload', { id })
    },
    async dispose() {
      closed = true
      end('it was closed')
    },
    restart: end,
  }
}

/** Gives up at once when the signal fires, whatever becomes of the work. */
function unlessAborted<T>(
  work: Promise<T>,
  id: string,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new EngineError('aborted', `Loading ${id} was cancelled`))
    if (signal?.aborted) cancel()
    signal?.addEventListener('abort', cancel)
    work.then(resolve, reject).finally(() => signal?.removeEventListener('abort', cancel))
  })
}
