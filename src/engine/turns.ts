import { EngineError } from './errors.ts'

/** One user of the sessions at a time, in the order they came. */
export interface Turns {
  /**
   * Waits for a turn; returns how to end it.
   * @throws EngineError `aborted` if the signal fires before the turn comes, which then passes on
   */
  begin(signal?: AbortSignal): Promise<() => void>
  /** Does the work in a turn of its own. */
  take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve()

  async function begin(signal?: AbortSignal): Promise<() => void> {
    const before = last
    let end: () => void = () => undefined
    last = new Promise((resolve) => {
      end = resolve
    })
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        before.then(end)
        reject(new EngineError('aborted', 'It was cancelled before its turn came'))
      }
      if (signal?.aborted) return leave()
      signal?.addEventListener('abort', leave, { once: true })
      before.then(() => {
        signal?.removeEventListener('abort', leave)
        resolve()
      })
    })
    return end
  }

  return {
    begin,
    async take(work, signal) {
      const end = await begin(signal)
      try {
        return await work()
      } finally {
        end()
      }
    },
  }
}
