/** Loads and frees models and policies; one progress a model, each load can be cancelled. */

import type { ModelId } from '../core/episode/step.ts'
import { own } from '../core/own.ts'
import type { LoadProgress } from '../engine/engine.ts'
import type { EngineClient, EngineStatus } from '../engine/engine-client.ts'
import { describeError, EngineError } from '../engine/errors.ts'
import type { ModelStatus, ModelsState, YardState } from './state.ts'
import { patch, type Yard } from './yard.ts'

const ABSENT: ModelStatus = { type: 'absent' }

export const statusOf = (state: YardState, id: string): ModelStatus =>
  own(state.models.status, id) ?? ABSENT

export function setStatus(yard: Yard, id: string, status: ModelStatus): void {
  patch(yard, 'models', { status: { ...yard.getState().models.status, [id]: status } })
}

/** How far a load is, in [0, 1]. */
export const progressOf = (progress: LoadProgress | null): number =>
  progress && progress.totalBytes > 0 ? progress.loadedBytes / progress.totalBytes : 0

const engines = new WeakMap<Yard, Promise<EngineClient>>()

/** A step down the ladder ends the worker, and with it what was loaded on the rung above. */
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

/** The engine if it was ever asked for. */
export const openedEngine = (yard: Yard): Promise<EngineClient> | undefined => engines.get(yard)

const loads = new WeakMap<Yard, Map<string, { readonly control: AbortController }>>()

const loadsOf = (yard: Yard) => {
  const known = loads.get(yard) ?? new Map()
  loads.set(yard, known)
  return known
}

/** What the policy's door is called; everything else is a language model. */
type Kind = 'load' | 'loadPolicy'

/**
 * Loads a model, with its progress and outcome in the store. A second call while it loads does nothing.
 * Rejects with the engine's error, which the store then shows as well.
 */
export async function loadInto(yard: Yard, id: ModelId, kind: Kind, outer?: AbortSignal) {
  if (statusOf(yard.getState(), id).type === 'ready') return
  const control = new AbortController()
  const signal = outer ? AbortSignal.any([outer, control.signal]) : control.signal
  const entry = { control }
  loadsOf(yard).set(id, entry)
  const isLatest = () => loadsOf(yard).get(id) === entry
  setStatus(yard, id, { type: 'loading', progress: null })
  try {
    const engine = await engineOf(yard)
    const model = await engine[kind](id, {
      signal,
      onProgress: (progress) => {
        if (isLatest() && !signal.aborted) setStatus(yard, id, { type: 'loading', progress })
      },
    })
    if (isLatest()) setStatus(yard, id, { type: 'ready', model, tokensPerSecond: null })
  } catch (error) {
    const cancelled = signal.aborted || (error instanceof EngineError && error.code === 'aborted')
    if (isLatest()) {
      const reason = describeError(error)
      setStatus(yard, id, cancelled ? ABSENT : { type: 'failed', reason })
    }
    throw error
  } finally {
    if (isLatest()) loadsOf(yard).delete(id)
  }
}

/** Loads by hand. Never rejects: the card shows what went wrong. */
export async function loadModel(yard: Yard, id: ModelId, kind: Kind): Promise<void> {
  if (statusOf(yard.getState(), id).type === 'loading') return
  await loadInto(yard, id, kind).catch(() => {})
}

/** Cancels a load that runs. */
export function cancelLoad(yard: Yard, id: string): void {
  loadsOf(yard).get(id)?.control.abort()
  setStatus(yard, id, ABSENT)
}

/** Frees a model. */
export async function unloadModel(yard: Yard, id: ModelId): Promise<void> {
  setStatus(yard, id, ABSENT)
  const engine = await openedEngine(yard)
  await engine?.unload(id).catch(() => {})
}
