/** Keeps verified files between visits. `createVerifiedFiles` makes the keys. */
export interface FileCache {
  get(key: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Deletes every entry of a path: all its versions. */
  forget(path: string): Promise<void>
}

/** Bump when the meaning of what is stored changes. */
const cacheName = 'switchyard-files-v1'
const prefix = 'switchyard-files-'

/**
 * The browser's Cache Storage. It may refuse or never answer: where it is blocked, where there is no
 * room left, where the disk is broken. `optionalCache` makes up for it.
 */
export async function openBrowserCache(base: string): Promise<FileCache> {
  const cache = await caches.open(cacheName)
  dropOldCaches().catch(() => undefined)
  return {
    async get(key) {
      const response = await cache.match(new URL(key, base))
      return response ? new Uint8Array(await response.arrayBuffer()) : undefined
    },
    async put(key, bytes) {
      await cache.put(new URL(key, base), new Response(bytes))
    },
    async forget(path) {
      await cache.delete(new URL(path, base), { ignoreSearch: true })
    },
  }
}

async function dropOldCaches(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name)
  }
}

/** For a source that is as near as a cache would be: a disk. */
export const noCache: FileCache = {
  get: async () => undefined,
  put: async () => undefined,
  forget: async () => undefined,
}
