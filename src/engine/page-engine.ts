import { afterTimeout } from './after.ts'
import { createEngineClient, type EngineClient, type EngineStatus } from './engine-client.ts'
import { probeLadder } from './ladder.ts'
import { spawnPageWorker } from './page-worker.ts'

/**
 * The engine of this page. Nothing is fetched and no worker starts before the first load.
 * @param onStatus told where models run and why, at the first load and after every step down
 */
export function createPageEngine(onStatus: (status: EngineStatus) => void): EngineClient {
  return createEngineClient({
    spawn: spawnPageWorker,
    probe: probeLadder,
    base: document.baseURI,
    after: afterTimeout,
    onStatus,
  })
}
