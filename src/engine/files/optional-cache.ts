import { type After, afterTimeout } from '../after.ts'
import { type FileCache, noCache } from './file-cache.ts'

/** A cache that has not answered by then is assumed never to. */
const silentMillis = 10_000

/**
 * The cache, for as long as it is of use: what it refuses counts as not cached, and once it falls
 * silent it is not asked again. Nothing here rejects, and nothing waits forever.
 * @param cache may reject or never settle, and so may its answers
 */
export function optionalCache(
  cache: FileCache | Promise<FileCache>,
  after: After = afterTimeout,
): FileCache {
  let opened = Promise.resolve(cache).catch(() => noCache)

  function ask<T>(question: (cache: FileCache) => Promise<T>): Promise<T | undefined> {
    return new Promise((resolve) => {
      const giveUp = after(silentMillis, () => {
        opened = Promise.resolve(noCache)
        resolve(undefined)
      })
      const answer = (value: T | undefined) => {
        giveUp()
        resolve(value)
      }
      opened.then(question).then(answer, () => answer(undefined))
    })
  }

  return {
    get: (key) => ask((cache) => cache.get(key)),
    put: (key, bytes) => ask((cache) => cache.put(key, bytes)),
    forget: (path) => ask((cache) => cache.forget(path)),
  }
}
