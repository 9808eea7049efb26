/**
 * A sign of life that cannot be forgotten: the worker holds a lock whose name both sides know, and the
 * browser passes it on when the worker ends, however it ends. No event tells the page of that end.
 */

/** In the worker: holds the lock from now on. Where a browser has no locks, there is no sign. */
export function holdLife(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (!navigator.locks) return resolve()
    const forever = () => {
      resolve()
      return new Promise<never>(() => {})
    }
    navigator.locks.request(name, forever).catch(() => resolve())
  })
}

/** On the page, once the worker holds it: calls back when the worker is no more. */
export function onLifeEnd(name: string, callback: () => void): void {
  navigator.locks?.request(name, callback).catch(() => undefined)
}
