import type { WorkerHandle } from './engine-client.ts'
import { portOf } from './rpc/rpc.ts'
import workerPath from './worker.ts?worker&url'

/**
 * Starts the engine's worker. A worker made from a file obeys only the policy that its host sends with
 * that file, and a plain host sends none. One made from a blob obeys the page's own policy, that of
 * the meta tag included, so that on any host no request leaves the origin.
 */
export function spawnPageWorker(): WorkerHandle {
  const file = new URL(workerPath, import.meta.url).href
  const script = `import ${JSON.stringify(file)}`
  const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const listeners: ((message: unknown) => void)[] = []
  const unheard: unknown[] = []
  let heard = false
  let crashed: (reason: string) => void = () => undefined

  function open(url: string): Worker {
    const opened = new Worker(url, { type: 'module' })
    opened.addEventListener('error', (event) => {
      if (opened === worker) crashed(event.message || 'no reason given')
    })
    portOf(opened).listen((message) => {
      if (!heard) settle()
      for (const listener of listeners) listener(message)
    })
    return opened
  }

  /** A host whose own policy allows no blob sends that policy with the worker's file as well. */
  function onViolation({
    effectiveDirective,
    blockedURI,
    disposition,
  }: SecurityPolicyViolationEvent) {
    const refused = effectiveDirective === 'worker-src' && blockedURI.startsWith('blob')
    if (!refused || disposition !== 'enforce') return
    settle()
    worker = open(file)
    for (const message of unheard) worker.postMessage(message)
  }

  function settle(): void {
    heard = true
    URL.revokeObjectURL(blob)
    document.removeEventListener('securitypolicyviolation', onViolation)
  }

  document.addEventListener('securitypolicyviolation', onViolation)
  let worker = open(blob)
  return {
    port: {
      post(message) {
        if (!heard) unheard.push(message)
        worker.postMessage(message)
      },
      listen: (onMessage) => listeners.push(onMessage),
    },
    terminate() {
      settle()
      worker.terminate()
    },
    onCrash(callback) {
      crashed = callback
    },
  }
}
