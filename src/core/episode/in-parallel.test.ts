import { describe, expect, it } from 'vitest'
import { inParallel } from './in-parallel.ts'

/** A stream whose values are pushed by hand; `left` says whether its reader closed it. */
function pushed() {
  const waiting: ((result: IteratorResult<string>) => void)[] = []
  const failing: ((error: Error) => void)[] = []
  const state = { left: false }
  const stream: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise((resolve, reject) => {
          waiting.push(resolve)
          failing.push(reject)
        }),
      return: async () => {
        state.left = true
        return { done: true, value: undefined }
      },
    }),
  }
  const settle = () => {
    failing.shift()
    return waiting.shift()!
  }
  return {
    stream,
    state,
    say: (value: string) => settle()({ done: false, value }),
    end: () => settle()({ done: true, value: undefined }),
    fail: (error: Error) => {
      waiting.shift()
      failing.shift()!(error)
    },
  }
}

async function* of(...values: readonly string[]): AsyncGenerator<string> {
  yield* values
}

describe('inParallel', () => {
  it('yields values in order of arrival, with the index of their stream', async () => {
    const [slow, fast] = [pushed(), pushed()]
    const values = inParallel([slow.stream, fast.stream])
    const first = values.next()
    fast.say('fast')
    expect((await first).value).toEqual({ at: 1, value: 'fast' })
    const second = values.next()
    slow.say('slow')
    expect((await second).value).toEqual({ at: 0, value: 'slow' })
    const last = values.next()
    fast.end()
    slow.end()
    expect((await last).done).toBe(true)
  })

  it('yields every value, each stream in its own order', async () => {
    const found: string[][] = [[], [], []]
    for await (const { at, value } of inParallel([of('a', 'b', 'c'), of(), of('d', 'e')])) {
      found[at]!.push(value)
    }
    expect(found).toEqual([['a', 'b', 'c'], [], ['d', 'e']])
  })

  it('ends at once if there are no streams', async () => {
    expect((await inParallel([]).next()).done).toBe(true)
  })

  it('passes a failure on at once, and closes streams that hang', async () => {
    const [hanging, failing] = [pushed(), pushed()]
    const values = inParallel([hanging.stream, failing.stream])
    const next = values.next()
    failing.fail(new Error('lost'))
    await expect(next).rejects.toThrow('lost')
    expect(hanging.state.left).toBe(true)
  })

  it('closes every stream when its reader stops, and ignores what they do afterwards', async () => {
    const [one, other] = [pushed(), pushed()]
    const values = inParallel([one.stream, other.stream])
    const next = values.next()
    one.say('x')
    await next
    await values.return()
    expect([one.state.left, other.state.left]).toEqual([true, true])
    other.fail(new Error('too late'))
  })
})
