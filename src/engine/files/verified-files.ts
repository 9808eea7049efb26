import type * as z from 'zod/mini'
import type { After } from '../after.ts'
import { EngineError } from '../errors.ts'
import type { FileCache } from './file-cache.ts'
import type { FileSource, ReadOptions } from './file-source.ts'
import { type FileSpec, parseJson } from './manifest.ts'
import { optionalCache } from './optional-cache.ts'

/** Files that are what their manifest says, from the cache or from the source. */
export interface VerifiedFiles {
  /**
   * One file, its size and hash checked, from the cache or the source.
   * @param spec path, size and hash; the path is relative to the page
   * @throws EngineError `file-missing`, `file-corrupt`, `unreachable` or `aborted`, naming the file
   */
  get(spec: FileSpec, options: ReadOptions): Promise<Uint8Array<ArrayBuffer>>
  /** A manifest: the newest one, or the last good one where the source cannot be reached. */
  manifest<T>(path: string, schema: z.ZodMiniType<T>, options: ReadOptions): Promise<T>
}

/** @param keep a cache that need not work: without it, every file comes from the source */
export function createVerifiedFiles(
  source: FileSource,
  keep: FileCache | Promise<FileCache>,
  after?: After,
): VerifiedFiles {
  const cache = optionalCache(keep, after)
  return {
    async get(spec, options) {
      const key = `${spec.path}?sha256=${spec.sha256}`
      const cached = await cache.get(key)
      if (cached && (await fault(spec, cached)) === undefined) {
        options.onBytes(cached.length)
        return cached
      }
      const bytes = await source.read(spec.path, options)
      const wrong = await fault(spec, bytes)
      if (wrong) throw new EngineError('file-corrupt', `${spec.path} ${wrong}`)
      await cache.forget(spec.path)
      await cache.put(key, bytes)
      return bytes
    },
    async manifest(path, schema, options) {
      try {
        const bytes = await source.read(path, options)
        const parsed = parseJson(schema, bytes, path)
        await cache.put(path, bytes)
        return parsed
      } catch (error) {
        const unreachable = error instanceof EngineError && error.code === 'unreachable'
        const cached = unreachable ? await cache.get(path) : undefined
        if (!cached) throw error
        return parseJson(schema, cached, path)
      }
    },
  }
}

/** What is wrong with a file, in words that follow its name; undefined if nothing is. */
async function fault(spec: FileSpec, bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  if (bytes.length !== spec.bytes) {
    const page = /^\s*<(!doctype|html)/i.test(new TextDecoder().decode(bytes.subarray(0, 64)))
    const hint = page ? ' (the host answered with a web page)' : ''
    return `has ${bytes.length} bytes where its manifest says ${spec.bytes}${hint}`
  }
  const hash = await sha256(bytes)
  return hash === spec.sha256
    ? undefined
    : `does not have the sha256 that its manifest gives, but ${hash}`
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    throw new EngineError('no-backend', 'Files can be checked only on https or localhost')
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
