import { describe, expect, it } from 'vitest'
import type { ReadOptions } from './file-source.ts'
import { shareRead } from './shared-read.ts'

function setUp() {
  const reads: (ReadOptions & { resolve(value: string): void; reject(error: Error): void })[] = []
  const shared = shareRead(
    (options) =>
      new Promise<string>((resolve, reject) => {
        reads.push({ ...options, resolve, reject })
      }),
  )
  /** Wants it; tells how many bytes it heard of. */
  const want = (signal?: AbortSignal) => {
    const heard = { bytes: 0 }
    const onBytes = (bytes: number) => {
      heard.bytes += bytes
    }
    return { heard, result: shared({ onBytes, signal }) }
  }
  return { reads, want }
}

describe('a shared read', () => {
  it('reads once for all, who all hear of every byte, and is kept', async () => {
    const { reads, want } = setUp()
    const first = want()
    await expect.poll(() => reads.length).toBe(1)
    reads[0]?.onBytes(3)
    const second = want()
    reads[0]?.onBytes(4)
    reads[0]?.resolve('done')
    expect(await Promise.all([first.result, second.result])).toEqual(['done', 'done'])
    const third = want()
    expect(await third.result).toBe('done')
    expect([first, second, third].map(({ heard }) => heard.bytes)).toEqual([7, 7, 7])
    expect(reads).toHaveLength(1)
  })

  it('goes on while anyone wants it, and stops when nobody does', async () => {
    const { reads, want } = setUp()
    const [first, second] = [new AbortController(), new AbortController()]
    const results = [want(first.signal).result, want(second.signal).result]
    await expect.poll(() => reads.length).toBe(1)
    first.abort()
    await expect(results[0]).rejects.toMatchObject({ code: 'aborted' })
    expect(reads[0]?.signal?.aborted).toBe(false)
    second.abort()
    await expect(results[1]).rejects.toMatchObject({ code: 'aborted' })
    expect(reads[0]?.signal?.aborted).toBe(true)
    const third = want()
    await expect.poll(() => reads.length).toBe(2)
    reads[1]?.resolve('again')
    expect(await third.result).toBe('again')
  })

  it('can be tried again after a failure, which all hear of', async () => {
    const { reads, want } = setUp()
    const results = [want().result, want().result]
    await expect.poll(() => reads.length).toBe(1)
    reads[0]?.reject(new Error('no network'))
    for (const result of results) await expect(result).rejects.toThrow('no network')
    const later = want()
    await expect.poll(() => reads.length).toBe(2)
    reads[1]?.resolve('done')
    expect(await later.result).toBe('done')
  })
})
