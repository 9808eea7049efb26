import { portOf } from './rpc/rpc.ts'
import workerPath from './worker.ts?worker&url'
import { onLifeEnd } from './worker-life.ts'
import type { WorkerHandle } from './worker-session.ts'

/**
 * Starts the engine's worker. A worker made from a file obeys only the policy that its host sends with
 * that file, and a plain host sends none. One made from a blob obeys the page's own policy, that of
 * the meta tag included, so that on any host no request leaves the origin.
 */
export function spawnPageWorker(): WorkerHandle {
  const file = new URL(workerPath, import.meta.url).href
  const script = `import ${JSON.stringify(file)}`
  const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const name = `switchyard-worker-${crypto.randomUUID()}`
  const listeners: ((message: unknown) => void)[] = []
  const unheard: unknown[] = []
  let heard = false
  let crashed: (reason: string) => void = () => undefined

  function open(url: string): Worker {
    const opened = new Worker(url, { type: 'module', name })
    opened.addEventListener('error', (event) => {
      if (opened === worker) crashed(`failed: ${event.message || 'no reason was given'}`)
    })
    portOf(opened).listen((message) => {
      if (!heard) onceHeard()
      for (const listener of listeners) listener(message)
    })
    return opened
  }

  function onceHeard(): void {
    settle()
    // The worker takes its lock before it says anything.
    onLifeEnd(name, () => crashed('ended without a word. It may have run out of memory'))
  }

  /** A host whose own policy forbids blobs sends it with the worker's file too, which is then safe to use. */
  function onViolation({
    effectiveDirective,
    blockedURI,
    disposition,
  }: SecurityPolicyViolationEvent) {
    const refused = effectiveDirective === 'worker-src' && blockedURI.startsWith('blob')
    if (!refused || disposition !== 'enforce') return
    document.removeEventListener('securitypolicyviolation', onViolation)
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
