import { Tensor } from 'onnxruntime-common'
import { describe, expect, it } from 'vitest'
import { type DecodeRequest, decode } from './decode.ts'
import { createGraph, runOnce } from './graph.ts'
import { emptyCache, unread } from './kv-cache.ts'
import { argmax } from './sampling.ts'
import { createFakeSession } from './testing/fake-session.ts'

function setUp() {
  const fake = createFakeSession()
  const cache = emptyCache()
  const graph = createGraph(Tensor, fake.session, 64)
  const write = async (change: Partial<DecodeRequest> & Pick<DecodeRequest, 'prompt'>) => {
    const ids: number[] = []
    const request: DecodeRequest = {
      maxTokens: 5,
      decoding: { type: 'greedy' },
      eos: [],
      pause: async () => false,
      ...change,
    }
    for await (const { id } of decode(graph, cache, request)) ids.push(id)
    return ids
  }
  return { ...fake, cache, graph, write }
}

describe('decode', () => {
  it('writes the sum of what it read, which takes the whole prefix', async () => {
    expect(await setUp().write({ prompt: [1, 2, 3] })).toEqual([6, 12, 24, 16, 0])
  })

  it('feeds only what the cache does not hold, and writes what a fresh cache would', async () => {
    const { write, runs, cache } = setUp()
    await write({ prompt: [1, 2, 3], maxTokens: 2 })
    expect(cache.ids).toEqual([1, 2, 3, 6])
    const before = runs.length
    const warm = await write({ prompt: [1, 2, 3, 6, 2, 9], maxTokens: 3 })
    expect((runs[before]!.input_ids as Tensor).data).toEqual(BigInt64Array.of(2n, 9n))
    expect(await setUp().write({ prompt: [1, 2, 3, 6, 2, 9], maxTokens: 3 })).toEqual(warm)
  })

  it('refills the cache when the prompt goes another way', async () => {
    const { write, cache } = setUp()
    await write({ prompt: [1, 2, 3] })
    const other = await write({ prompt: [1, 5, 3] })
    expect(other).toEqual(await setUp().write({ prompt: [1, 5, 3] }))
    expect(cache.ids.slice(0, 3)).toEqual([1, 5, 3])
  })

  it('stops after the end token, which it writes', async () => {
    expect(await setUp().write({ prompt: [1, 2, 3], eos: [24] })).toEqual([6, 12, 24])
  })

  it('reads a long prompt in pieces, and writes what one run would', async () => {
    const prompt = Array.from({ length: 200 }, (_, index) => index % 7)
    const { write, runs, graph } = setUp()
    const [first] = await write({ prompt, maxTokens: 1 })
    expect(runs.map((feeds) => (feeds.input_ids as Tensor).dims)).toEqual([
      [1, 64],
      [1, 64],
      [1, 64],
      [1, 8],
    ])
    const rows = await runOnce(graph, prompt)
    expect(rows).toHaveLength(200)
    expect(first).toBe(argmax(rows.at(-1)!))
  })

  it('can be stopped between the pieces of a prompt', async () => {
    const { write, runs } = setUp()
    const prompt = new Array(200).fill(1)
    expect(await write({ prompt, pause: async () => runs.length >= 1 })).toEqual([])
    expect(runs).toHaveLength(1)
  })

  it('frees every tensor it no longer needs', async () => {
    const { write, cache, alive } = setUp()
    await write({ prompt: [1, 2, 3] })
    await write({ prompt: [4, 4] })
    expect(alive.size).toBe(2)
    cache.clear()
    expect(alive.size).toBe(0)
  })
})

describe('graph', () => {
  it('feeds what the session declares, in the declared shapes', async () => {
    const { write, runs, session } = setUp()
    await write({ prompt: [1, 2, 3], maxTokens: 1 })
    const [feeds] = runs
    expect(Object.keys(feeds!)).toEqual(session.inputNames)
    const dims = (name: string) => (feeds![name] as Tensor).dims
    expect(dims('lora_A')).toEqual([3, 4, 1])
    expect(dims('lora_B')).toEqual([3, 1, 4])
    expect(dims('past_key_values.0.key')).toEqual([1, 1, 0, 1])
    expect(dims('attention_mask')).toEqual([1, 3])
    expect(dims('num_logits_to_keep')).toEqual([])
  })
})

describe('unread', () => {
  it('leaves at least one token to feed when the cache holds the whole prompt', () => {
    const cache = emptyCache()
    cache.replace([1, 2], new Map())
    expect(unread(cache, [1, 2])).toEqual([1, 2])
    expect(cache.ids).toEqual([])
  })
})
