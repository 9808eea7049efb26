// The engine alone on a page, so that a test can drive it without the app.
import type { EngineStatus } from '../../src/engine/engine-client.ts'
import { createPageEngine } from '../../src/engine/page-engine.ts'

const statuses: EngineStatus[] = []
const harness = { engine: createPageEngine((status) => statuses.push(status)), statuses }

declare global {
  interface Window {
    harness: typeof harness
  }
}

window.harness = harness
void navigator.serviceWorker.register('./sw.js')
