/** Loads and frees models and policies: each shows its own progress, and each load can be cancelled. */
import { modelName } from '../core/episode/model-name.ts'
import type { ModelId } from '../core/episode/step.ts'
import { own } from '../core/own.ts'
import type { LoadedModel, LoadProgress } from '../engine/engine.ts'
import type { EngineClient, EngineStatus } from '../engine/engine-client.ts'
import { describeError, EngineError } from '../engine/errors.ts'
import { explain } from './new-version.ts'
import { notify } from './notice-actions.ts'
import { createSecondTries, type SecondTries } from './second-tries.ts'
import type { ModelStatus, ModelsState, YardState } from './state.ts'
import { patch, type Yard } from './yard.ts'

const ABSENT: ModelStatus = { type: 'absent' }

export const statusOf = (state: YardState, id: string): ModelStatus =>
  own(state.models.status, id) ?? ABSENT

export function setStatus(yard: Yard, id: string, status: ModelStatus): void {
  patch(yard, 'models', { status: { ...yard.getState().models.status, [id]: status } })
}

/** How far a load has come, in [0, 1]. */
export const progressOf = (progress: LoadProgress | null): number =>
  progress && progress.totalBytes > 0 ? progress.loadedBytes / progress.totalBytes : 0

const engines = new WeakMap<Yard, Promise<EngineClient>>()

/** A step down the ladder ends the worker and with it everything that was loaded on the rung above. */
const stillLoaded = (
  status: ModelsState['status'],
  { rung }: EngineStatus,
): ModelsState['status'] =>
  Object.fromEntries(
    Object.entries(status).filter(
      ([, each]) => each.type !== 'ready' || each.model.backend === rung,
    ),
  )

/** The page's engine; its code comes with the first call. */
export function engineOf(yard: Yard): Promise<EngineClient> {
  const known = engines.get(yard)
  if (known) return known
  const opening = yard.ports.openEngine((engine) => {
    const { status } = yard.getState().models
    patch(yard, 'models', { engine, status: stillLoaded(status, engine) })
  })
  engines.set(yard, opening)
  // Without a network the code may not arrive; the next press tries again.
  opening.catch(() => engines.delete(yard))
  return opening
}

/** The engine, if anything has asked for it. */
export const openedEngine = (yard: Yard): Promise<EngineClient> | undefined => engines.get(yard)

/** A running load, and how many wait for it: a card, a live run. */
interface Load {
  readonly control: AbortController
  readonly done: Promise<void>
  waiting: number
}

const loads = new WeakMap<Yard, Map<string, Load>>()

const loadsOf = (yard: Yard): Map<string, Load> => {
  const known = loads.get(yard) ?? new Map<string, Load>()
  loads.set(yard, known)
  return known
}

/** The engine's method: `loadPolicy` for a policy, `load` for a language model. */
type Kind = 'load' | 'loadPolicy'

/**
 * Loads a model, with its progress and outcome in the store. A second call while it loads waits for the same load, which is
 * given up once nobody waits for it. Rejects with the engine's error, which the store then shows as well.
 */
export async function loadInto(yard: Yard, id: ModelId, kind: Kind, signal?: AbortSignal) {
  if (statusOf(yard.getState(), id).type === 'ready') return
  signal?.throwIfAborted()
  // No second try here: a live run has its own.
  await waitFor(yard, id, loadsOf(yard).get(id) ?? startLoad(yard, id, kind, () => false), signal)
}

/** Waits for a load's end, and gives it up if nobody else waits. */
async function waitFor(yard: Yard, id: ModelId, load: Load, signal?: AbortSignal): Promise<void> {
  load.waiting += 1
  try {
    await untilAborted(load.done, signal)
  } finally {
    load.waiting -= 1
    if (load.waiting === 0) giveUp(yard, id, load)
  }
}

function startLoad(yard: Yard, id: ModelId, kind: Kind, mayGoOn: SecondTries): Load {
  const control = new AbortController()
  const run = async (): Promise<LoadedModel> => {
    const engine = await engineOf(yard)
    try {
      return await engine[kind](id, {
        signal: control.signal,
        onProgress: (progress) => {
          if (isLatest()) setStatus(yard, id, { type: 'loading', progress })
        },
      })
    } catch (error) {
      if (control.signal.aborted || !mayGoOn(error, yard.getState().models.engine.rung)) throw error
      const text = `${describeError(error)}. ${modelName(id)} is loading again.`
      notify(yard, { id: `load-goes-on-${id}`, tone: 'info', text })
      return run()
    }
  }
  const settle = (status: ModelStatus) => {
    if (!isLatest()) return
    loadsOf(yard).delete(id)
    setStatus(yard, id, status)
  }
  const done = untilAborted(run(), control.signal).then(
    (model) => settle({ type: 'ready', model, tokensPerSecond: null }),
    async (error: unknown) => {
      const cancelled = error instanceof EngineError && error.code === 'aborted'
      const shown = cancelled ? error : await explain(yard, withoutNetwork(yard, id, error))
      settle(cancelled ? ABSENT : { type: 'failed', reason: describeError(shown) })
      throw shown
    },
  )
  const load: Load = { control, done, waiting: 0 }
  const isLatest = () => loadsOf(yard).get(id) === load
  loadsOf(yard).set(id, load)
  setStatus(yard, id, { type: 'loading', progress: null })
  return load
}

/** Names what is missing rather than the file that could not be reached, where the reason is known. */
function withoutNetwork(yard: Yard, id: string, error: unknown): unknown {
  const offline =
    error instanceof EngineError && error.code === 'unreachable' && yard.ports.isOffline()
  return offline
    ? new EngineError(
        'unreachable',
        `You are offline, and ${modelName(id)} was never loaded on this device.`,
      )
    : error
}

/** Ends a running load; the card says so at once, however long the engine takes to stop. */
function giveUp(yard: Yard, id: string, load: Load): void {
  if (loadsOf(yard).get(id) !== load) return
  loadsOf(yard).delete(id)
  load.control.abort(new EngineError('aborted', `Loading ${id} was cancelled`))
  setStatus(yard, id, ABSENT)
}

/** Rejects as soon as `signal` aborts, even where `done` never settles. */
function untilAborted<Value>(
  done: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (!signal) return done
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    done.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

/** Loads by hand, and once more on each rung if the worker is lost. Never rejects: the card shows what went wrong. */
export async function loadModel(yard: Yard, id: ModelId, kind: Kind): Promise<void> {
  const { type } = statusOf(yard.getState(), id)
  if (type === 'loading' || type === 'ready') return
  await waitFor(yard, id, startLoad(yard, id, kind, createSecondTries())).catch(() => {})
}

/** Cancels a running load, whoever waits for it. */
export function cancelLoad(yard: Yard, id: string): void {
  const load = loadsOf(yard).get(id)
  if (load) giveUp(yard, id, load)
}

/** Frees a model. */
export async function unloadModel(yard: Yard, id: ModelId): Promise<void> {
  setStatus(yard, id, ABSENT)
  const engine = await openedEngine(yard)
  await engine?.unload(id).catch(() => {})
}
