import { EngineError } from '../errors.ts'
import type { ReadOptions } from './file-source.ts'

/** Reads one thing for all who want it. */
export type SharedRead<T> = (options: ReadOptions) => Promise<T>

/**
 * One read at a time, however many want it: each hears of all its bytes, and it stops when nobody is
 * left who wants it. What was read is kept; a failure is not.
 */
export function shareRead<T>(read: SharedRead<T>): SharedRead<T> {
  interface Reading {
    readonly result: Promise<T>
    readonly control: AbortController
    readonly listeners: Set<ReadOptions['onBytes']>
    arrived: number
  }
  let current: Reading | undefined

  function begin(): Reading {
    const control = new AbortController()
    const listeners: Reading['listeners'] = new Set()
    const onBytes = (bytes: number) => {
      reading.arrived += bytes
      for (const listener of listeners) listener(bytes)
    }
    const result = Promise.resolve().then(() => read({ onBytes, signal: control.signal }))
    const reading: Reading = { result, control, listeners, arrived: 0 }
    result.catch(() => {
      if (current === reading) current = undefined
    })
    return reading
  }

  return ({ onBytes, signal }) => {
    current ??= begin()
    const reading = current
    // A function of its own, since two readers may pass the same one.
    const listener = (bytes: number) => onBytes(bytes)
    if (reading.arrived > 0) onBytes(reading.arrived)
    reading.listeners.add(listener)
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reading.listeners.delete(listener)
        signal?.removeEventListener('abort', cancel)
      }
      const cancel = () => {
        leave()
        if (reading.listeners.size === 0) {
          if (current === reading) current = undefined
          reading.control.abort()
        }
        reject(new EngineError('aborted', 'The load was cancelled'))
      }
      reading.result.finally(leave).then(resolve, reject)
      if (signal?.aborted) cancel()
      else signal?.addEventListener('abort', cancel)
    })
  }
}
