/** What the store needs from the outside world; tests supply their own. */
import type { Write } from '../core/episode/runner.ts'
import type { ModelId } from '../core/episode/step.ts'
import type { EngineClient, EngineStatus } from '../engine/engine-client.ts'
import type { TrainerPort } from './training/trainer.ts'

export interface YardPorts {
  /** Called at the first load or live run, not before: it brings the engine's code into the page. */
  readonly openEngine: (onStatus: (status: EngineStatus) => void) => Promise<EngineClient>
  /** Called when a router is to be trained: a trainer for it alone. */
  readonly openTrainer: () => Promise<TrainerPort>
  /** Calls back at the next frame. */
  readonly onFrame: (callback: () => void) => void
  /** Whether there is certainly no network. */
  readonly isOffline: () => boolean
}

export interface Writer {
  /** Makes a model ready to write. Rejects with what stands in its way, or when the signal cancels it. */
  readonly ready: (model: ModelId, signal: AbortSignal) => Promise<void>
  readonly write: Write
}

export const browserPorts: YardPorts = {
  openEngine: async (onStatus) =>
    (await import('../engine/page-engine.ts')).createPageEngine(onStatus),
  openTrainer: async () => (await import('./training/open-trainer.ts')).openTrainer(),
  onFrame: (callback) => {
    requestAnimationFrame(callback)
  },
  isOffline: () => navigator.onLine === false,
}
