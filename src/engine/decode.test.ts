import { Tensor } from 'onnxruntime-common'
import { describe, expect, it } from 'vitest'
import type { Adapter } from '../core/episode/arm.ts'
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
      adapter: null,
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

describe('an adapter', () => {
  /** Rank 2, for the fake session's three blocks of width 4. */
  const adapter = (id: string, size: number): Adapter => ({
    id,
    a: new Float32Array(24).fill(size),
    b: new Float32Array(24).fill(1),
  })
  const [one, two] = [adapter('one', 1), adapter('two', 2)]

  it('has the whole prompt read anew when it changes, and only then', async () => {
    const { write, runs } = setUp()
    const fed: (number | undefined)[] = []
    const prompt = [1, 2, 3]
    for (const under of [one, one, two, two, null, null, one]) {
      prompt.push(4)
      const before = runs.length
      const written = await write({ prompt, adapter: under, maxTokens: 1 })
      fed.push((runs[before]!.input_ids as Tensor).dims[1])
      expect(written).toEqual(await setUp().write({ prompt, adapter: under, maxTokens: 1 }))
    }
    expect(fed).toEqual([4, 1, 6, 1, 8, 1, 10])
  })

  it('is known by its id', async () => {
    const { write, cache } = setUp()
    await write({ prompt: [1, 2], adapter: one, maxTokens: 1 })
    expect(unread(cache, [1, 2, 3], adapter('one', 1))).toEqual([3])
    expect(unread(cache, [1, 2, 3], two)).toEqual([1, 2, 3])
  })

  it('is fed in the shapes that the graph declares, its rank left open', async () => {
    const { write, runs } = setUp()
    await write({ prompt: [1, 2], adapter: two, maxTokens: 1 })
    const [feeds] = runs
    expect(feeds!.lora_A).toMatchObject({ dims: [3, 4, 2], data: two.a })
    expect(feeds!.lora_B).toMatchObject({ dims: [3, 2, 4], data: two.b })
  })

  it.each([
    ['too few numbers', { a: new Float32Array(23), b: two.b }],
    ['two ranks', { a: new Float32Array(12), b: two.b }],
    ['no numbers', { a: new Float32Array(), b: new Float32Array() }],
  ])('of %s is refused', (_, parts) => {
    expect(setUp().graph.refusal({ id: 'odd', ...parts })).toMatch(
      /takes lora_A \[3, 4, rank\] .* adapter "odd"/,
    )
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
    expect(unread(cache, [1, 2], null)).toEqual([1, 2])
    expect(cache.ids).toEqual([])
  })
})
