import type { After } from './after.ts'

/** How often a worker that owes an answer is asked whether it is there. */
const beatMillis = 10_000
/** A worker that does not answer for this long is given up as lost. */
const silentMillis = 60_000
/** How many times as long a worker may take while a compilation holds its thread. */
const patience = 5

export interface PulseOptions {
  /** Resolves when the worker answers. */
  readonly ask: () => Promise<unknown>
  readonly after: After
  /** Whether the worker is busy with something that keeps it from answering. */
  readonly isSlow: () => boolean
  readonly onSilent: () => void
}

/**
 * Watches over a worker while something is asked of it: one that ended, hung or ran out of memory
 * without a word would be waited for forever.
 * @returns starts watching, and returns how to stop; several may watch at once
 */
export function createPulse({ ask, after, isSlow, onSilent }: PulseOptions): () => () => void {
  let watchers = 0
  /** Rises whenever an answer still on its way no longer matters. */
  let beats = 0
  let disarm = () => {}

  function arm(millis: number, callback: () => void): void {
    disarm()
    disarm = after(millis, callback)
  }

  function beat(): void {
    beats += 1
    const mine = beats
    arm(beatMillis, () => {
      listen(1)
      const then = (next: () => void) => () => {
        if (beats === mine) next()
      }
      // The call fails only once it is closed, and then the worker's end is known.
      ask().then(then(beat), then(stop))
    })
  }

  function listen(times: number): void {
    arm(silentMillis, () => {
      if (isSlow() && times < patience) return listen(times + 1)
      stop()
      onSilent()
    })
  }

  function stop(): void {
    beats += 1
    disarm()
    disarm = () => {}
  }

  return () => {
    if (watchers === 0) beat()
    watchers += 1
    return () => {
      watchers -= 1
      if (watchers === 0) stop()
    }
  }
}
