/** The service worker, which keeps the page for use without a network, and how a newer build takes over. */
import { tellNewVersion } from '../store/new-version.ts'
import type { Yard } from '../store/yard.ts'

/** A reload waits no longer than this for a worker that does not start. */
const PATIENCE_MILLIS = 10_000

/** Starts the service worker, and says so when a newer build is waiting to take over. */
export async function startServiceWorker(yard: Yard): Promise<void> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  try {
    const registration = await serviceWorker.register('./sw.js', { scope: './' })
    const tell = () => {
      // Without a controller this is the first install, not a newer build.
      if (registration.waiting && serviceWorker.controller) tellNewVersion(yard)
    }
    tell()
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', tell),
    )
  } catch {
    // A browser may forbid it, as in private windows. Then the page needs the network, but all else works.
  }
}

/** Reloads the page in the newest build that the host serves. */
export async function reload(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  if (registration) {
    if (!registration.waiting) await registration.update().catch(() => {})
    const next = registration.waiting ?? registration.installing
    if (next) await takeOver(next)
  }
  location.reload()
}

function takeOver(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const move = () => {
      if (worker.state === 'installed') worker.postMessage({ type: 'SKIP_WAITING' })
      if (worker.state === 'activated' || worker.state === 'redundant') resolve()
    }
    worker.addEventListener('statechange', move)
    setTimeout(resolve, PATIENCE_MILLIS)
    move()
  })
}
