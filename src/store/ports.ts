/** What the store needs of the world. Tests put their own in its place. */
import type { EngineClient, EngineStatus } from '../engine/engine-client.ts'

export interface YardPorts {
  /** Called at the first load or live run, and not before: it brings the engine's code into the page. */
  readonly openEngine: (onStatus: (status: EngineStatus) => void) => Promise<EngineClient>
  /** Calls back at the next frame. */
  readonly onFrame: (callback: () => void) => void
}

export const browserPorts: YardPorts = {
  openEngine: async (onStatus) =>
    (await import('../engine/page-engine.ts')).createPageEngine(onStatus),
  onFrame: (callback) => {
    requestAnimationFrame(callback)
  },
}
