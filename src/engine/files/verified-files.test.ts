import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { EngineError } from '../errors.ts'
import type { FileCache } from './file-cache.ts'
import type { FileSource } from './file-source.ts'
import { createVerifiedFiles } from './verified-files.ts'

const encode = (text: string) => new TextEncoder().encode(text)

function setUp(contents: Record<string, string>) {
  const stored = new Map<string, Uint8Array<ArrayBuffer>>()
  const reads: string[] = []
  let online = true
  const source: FileSource = {
    async read(path, { onBytes }) {
      reads.push(path)
      if (!online) throw new EngineError('unreachable', `${path} could not be reached`)
      const text = contents[path]
      if (text === undefined) throw new EngineError('file-missing', `${path}: status 404`)
      onBytes(text.length)
      return encode(text)
    },
  }
  const cache: FileCache = {
    get: async (key) => stored.get(key),
    put: async (key, bytes) => void stored.set(key, bytes),
    async forget(path) {
      for (const key of stored.keys()) if (key.split('?')[0] === path) stored.delete(key)
    },
  }
  const goOffline = () => {
    online = false
  }
  return { files: createVerifiedFiles(source, cache), stored, reads, contents, goOffline }
}

const path = 'models/yard/onnx/model.onnx'
const spec = (text: string) => ({
  path,
  bytes: encode(text).length,
  sha256: createHash('sha256').update(text).digest('hex'),
})
const quiet = { onBytes: () => {}, signal: undefined }

describe('verified files', () => {
  it('fetches once, then answers from the cache, and counts the bytes both times', async () => {
    const { files, reads } = setUp({ [path]: 'weights' })
    const arrivals: number[] = []
    const options = { ...quiet, onBytes: (arrived: number) => void arrivals.push(arrived) }
    await files.get(spec('weights'), options)
    await files.get(spec('weights'), options)
    expect(reads).toEqual([path])
    expect(arrivals).toEqual([7, 7])
  })

  it.each([
    ['truncated', 'weig', 'has 4 bytes'],
    ['changed', 'weighty', 'the sha256 that its manifest gives'],
    ['a web page', '<!doctype html><title>Oh</title>', 'answered with a web page'],
  ])('refuses a file that is %s, names it and stores nothing', async (_, served, words) => {
    const { files, stored } = setUp({ [path]: served })
    const got = files.get(spec('weights'), quiet)
    await expect(got).rejects.toMatchObject({ code: 'file-corrupt' })
    await expect(got).rejects.toThrow(path)
    await expect(got).rejects.toThrow(words)
    expect(stored.size).toBe(0)
  })

  it('can be asked again after a fault', async () => {
    const { files, contents } = setUp({})
    await expect(files.get(spec('weights'), quiet)).rejects.toMatchObject({ code: 'file-missing' })
    contents[path] = 'weights'
    expect(await files.get(spec('weights'), quiet)).toEqual(encode('weights'))
  })

  it('does not believe a cached file that went bad', async () => {
    const { files, stored } = setUp({ [path]: 'weights' })
    await files.get(spec('weights'), quiet)
    for (const key of stored.keys()) stored.set(key, encode('rubbish'))
    expect(await files.get(spec('weights'), quiet)).toEqual(encode('weights'))
  })

  it('keeps one version of a file', async () => {
    const { files, stored, contents } = setUp({ [path]: 'weights' })
    await files.get(spec('weights'), quiet)
    contents[path] = 'newer'
    await files.get(spec('newer'), quiet)
    expect([...stored.values()]).toEqual([encode('newer')])
  })

  it('reads the newest manifest, and the last good one offline', async () => {
    const place = 'models/yard/manifest.json'
    const { files, contents, goOffline } = setUp({ [place]: '{"id":"one"}' })
    const schema = z.object({ id: z.string() })
    await files.manifest(place, schema, quiet)
    contents[place] = '{"id":"two"}'
    expect(await files.manifest(place, schema, quiet)).toEqual({ id: 'two' })
    goOffline()
    expect(await files.manifest(place, schema, quiet)).toEqual({ id: 'two' })
  })

  it('says where a manifest is malformed, and stores nothing', async () => {
    const place = 'models/yard/manifest.json'
    const { files, stored } = setUp({ [place]: '{"files":[{"bytes":"many"}]}' })
    const schema = z.object({ files: z.array(z.object({ bytes: z.number() })) })
    await expect(files.manifest(place, schema, quiet)).rejects.toThrow(
      'models/yard/manifest.json is malformed at files.0.bytes',
    )
    expect(stored.size).toBe(0)
  })
})
