import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { FileCache } from './file-cache.ts'
import { createVerifiedFiles } from './verified-files.ts'

const weights = new TextEncoder().encode('weights')
const spec = {
  path: 'models/yard/onnx/model.onnx',
  bytes: weights.length,
  sha256: createHash('sha256').update(weights).digest('hex'),
}
const quiet = { onBytes: () => {}, signal: undefined }

const rejects = () => Promise.reject(new Error('the disk is broken'))
const never = () => new Promise<never>(() => {})
const throws = () => {
  throw new Error('there is no such method')
}
const working: FileCache = {
  get: async () => undefined,
  put: async () => undefined,
  forget: async () => undefined,
}

/** Verified files over a cache, with a clock of our own. */
function setUp(cache: FileCache | Promise<FileCache>) {
  const waiting = new Set<() => void>()
  const after = (_: number, callback: () => void) => {
    waiting.add(callback)
    return () => waiting.delete(callback)
  }
  const manifest = new TextEncoder().encode('"a manifest"')
  const source = { read: async (path: string) => (path === spec.path ? weights : manifest) }
  return {
    files: createVerifiedFiles(source, cache, after),
    waiting,
    /** Lets time run until `work` ends. */
    async through<T>(work: Promise<T>): Promise<T> {
      let ended = false
      const done = work.finally(() => {
        ended = true
      })
      while (!ended) {
        await new Promise((resolve) => setImmediate(resolve))
        for (const callback of [...waiting]) {
          waiting.delete(callback)
          callback()
        }
      }
      return done
    },
  }
}

const operations = ['get', 'put', 'forget'] as const
const faults = { rejects, never, throws }

describe('a cache that fails', () => {
  it.each(
    operations.flatMap((operation) =>
      Object.entries(faults).map(([how, fault]) => [operation, how, fault] as const),
    ),
  )('%s %s: the file comes from the source', async (operation, _, fault) => {
    const { files, through } = setUp({ ...working, [operation]: fault })
    expect(await through(files.get(spec, quiet))).toEqual(weights)
    const manifest = through(files.manifest('models/yard/manifest.json', z.string(), quiet))
    expect(await manifest).toBe('a manifest')
  })

  it.each(Object.entries({ rejects, never }))(
    'open %s: the file comes from the source',
    async (_, open) => {
      const { files, through } = setUp(open())
      expect(await through(files.get(spec, quiet))).toEqual(weights)
    },
  )

  it('is waited for once', async () => {
    const { files, through, waiting } = setUp({ ...working, get: never })
    await through(files.get(spec, quiet))
    expect(await files.get(spec, quiet)).toEqual(weights)
    expect(waiting.size).toBe(0)
  })
})

it('leaves no clock running once the cache has answered', async () => {
  const { files, waiting } = setUp(working)
  await files.get(spec, quiet)
  expect(waiting.size).toBe(0)
})
