import { type InferenceSession, Tensor } from 'onnxruntime-common'
import { describe, expect, it } from 'vitest'
import { modelId } from '../core/episode/step.ts'
import type { CompletionEvent, CompletionRequest, LoadProgress } from './engine.ts'
import type { FileSpec } from './files/manifest.ts'
import type { VerifiedFiles } from './files/verified-files.ts'
import { createLocalEngine } from './local-engine.ts'
import type { Runtime } from './runtime.ts'
import { completeWhole } from './testing/complete-whole.ts'
import { createFakeSession } from './testing/fake-session.ts'

const id = modelId('yard-fake')
const config = { bos_token_id: 1, eos_token_id: 0, max_position_embeddings: 128 }
const contents: Readonly<Record<string, string>> = {
  'config.json': JSON.stringify(config),
  'tokenizer.json': '{}',
  'onnx/model.onnx': 'a graph',
  'onnx/model_q4.onnx': 'another graph',
}
const manifest = {
  id,
  parameters: 7,
  files: Object.entries(contents).map(([path, text]) => ({
    path,
    bytes: text.length,
    sha256: '0'.repeat(64),
  })),
  golden: {
    fp32: { input_ids: [1, 2], logits: { argmax: [1, 3], last: [0, 0, 0, 5] }, tolerance: 0.1 },
  },
}

/** Letters are tokens: a is 3, b is 4 … */
const tokenizer = {
  encode: (text: string) => Array.from(text, (letter) => letter.charCodeAt(0) - 94),
  decode: (ids: readonly number[]) => String.fromCharCode(...ids.map((id) => id + 94)),
}

interface Change {
  readonly golden?: number
  /** Whether the graph takes adapters. */
  readonly lora?: boolean
  /** What a file waits for before it comes. */
  readonly arrives?: (path: string) => Promise<void>
}

function setUp(change: Change = {}) {
  const { session, runs, alive } = createFakeSession(change)
  const asked: string[] = []
  let released = 0
  const held = {
    ...session,
    release: async () => {
      released += 1
    },
  } as unknown as InferenceSession
  const runtime: Runtime = {
    Tensor,
    tokenizer: async () => tokenizer,
    decoder: async () => held,
    session: async () => held,
  }
  const files: VerifiedFiles = {
    async get({ path }: FileSpec, { onBytes }) {
      asked.push(path)
      await change.arrives?.(path)
      const text = contents[path.replace(/^models\/[^/]+\//, '')] ?? ''
      onBytes(text.length)
      return new TextEncoder().encode(text)
    },
    async manifest(_, schema) {
      const { fp32 } = manifest.golden
      const last = [change.golden ?? 0, 0, 0, 5]
      return schema.parse({
        ...manifest,
        golden: { fp32: { ...fp32, logits: { ...fp32.logits, last } } },
      })
    },
  }
  const binary = { path: 'ort.wasm', bytes: 0, sha256: '0'.repeat(64) }
  const factory = { backend: 'wasm', binary, start: async () => runtime } as const
  const engine = createLocalEngine(factory, files)
  return { engine, runs, alive, asked, released: () => released }
}

const request = (text: string, change: Partial<CompletionRequest> = {}): CompletionRequest => ({
  modelId: id,
  prompt: [{ by: 'context', text }],
  maxTokens: 6,
  decoding: { type: 'greedy' },
  ...change,
})

describe('local engine', () => {
  it('loads only what the dtype needs, with one bar over all of it', async () => {
    const { engine, asked } = setUp()
    const seen: LoadProgress[] = []
    const model = await engine.load(id, { onProgress: (progress) => seen.push(progress) })
    expect(model).toMatchObject({ id, backend: 'wasm', dtype: 'fp32', parameters: 7 })
    expect(asked.some((path) => path.includes('q4'))).toBe(false)
    expect(seen.map(({ phase }) => phase)).toEqual(
      expect.arrayContaining(['downloading', 'verifying', 'compiling', 'ready']),
    )
    const loaded = seen.map(({ loadedBytes }) => loadedBytes)
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b))
    expect(seen.every(({ loadedBytes, totalBytes }) => loadedBytes <= totalBytes)).toBe(true)
    expect(model.bytes).toBe(seen.at(-1)?.totalBytes)
  })

  it('loads a loaded model for nothing', async () => {
    const { engine, asked } = setUp()
    await engine.load(id)
    const before = asked.length
    await engine.load(id)
    expect(asked).toHaveLength(before)
  })

  it('refuses a model that computes something else, and frees it', async () => {
    const { engine, released } = setUp({ golden: 1 })
    await expect(engine.load(id)).rejects.toMatchObject({ code: 'golden-mismatch' })
    expect(released()).toBe(1)
  })

  it('meters the whole prompt, cached or not, and the end token', async () => {
    const { engine } = setUp()
    await engine.load(id)
    // bos 1, a 3, b 4: then 8, 16, and 32 mod 32 = 0, which is the end token.
    const first = await completeWhole(engine, request('ab'))
    expect(first).toMatchObject({ text: 'fn', tokensIn: 3, tokensOut: 3, stop: 'end' })
    expect(first.meanLogProb).toBeLessThan(0)
    expect(first.firstTokenEntropy).toBeGreaterThan(0)
    const again = await completeWhole(engine, request('ab'))
    expect({ ...again, latency: 0 }).toEqual({ ...first, latency: 0 })
  })

  it('streams the tokens of the completion', async () => {
    const { engine } = setUp()
    await engine.load(id)
    const events: CompletionEvent[] = []
    for await (const event of engine.complete(request('ab'))) events.push(event)
    const tokens = events.flatMap((event) => (event.type === 'tokens' ? event.tokens : []))
    expect(tokens.map(({ text }) => text)).toEqual(['f', 'n', ''])
    expect(events.at(-1)?.type).toBe('completion')
  })

  it('stops at the length it was given', async () => {
    const { engine } = setUp()
    await engine.load(id)
    expect(await completeWhole(engine, request('ab', { maxTokens: 2 }))).toMatchObject({
      tokensOut: 2,
      stop: 'length',
    })
  })

  it('says so when the prompt does not fit', async () => {
    const { engine } = setUp()
    await engine.load(id)
    await expect(completeWhole(engine, request('a'.repeat(128)))).rejects.toMatchObject({
      code: 'context-full',
    })
  })

  describe('handed an adapter', () => {
    const adapter = {
      id: 'generated',
      a: new Float32Array(12).fill(1),
      b: new Float32Array(12).fill(1),
    }

    it('writes under it, and then as it was', async () => {
      const { engine } = setUp()
      await engine.load(id)
      const asItIs = await completeWhole(engine, request('ab'))
      // Each of bos 1, a 3, b 4 counts one more: 11, then 23, then 47 mod 32 = 15.
      const adapted = await completeWhole(engine, request('ab', { adapter, maxTokens: 3 }))
      expect(adapted.text).toBe('ium')
      expect((await completeWhole(engine, request('ab'))).text).toBe(asItIs.text)
    })

    it('says which model cannot take it, and what to do', async () => {
      const { engine, runs } = setUp({ lora: false })
      await engine.load(id)
      const before = runs.length
      await expect(completeWhole(engine, request('ab', { adapter }))).rejects.toMatchObject({
        code: 'adapter-refused',
        message: expect.stringMatching(/^yard-fake takes no adapter: .* Run it without one/),
      })
      expect(runs).toHaveLength(before)
      expect(await completeWhole(engine, request('ab'))).toMatchObject({ text: 'fn' })
    })
  })

  it('stops what was asked before an interrupt, and nothing after', async () => {
    const { engine } = setUp()
    await engine.load(id)
    const stopped = completeWhole(engine, request('b'))
    engine.interrupt()
    const later = completeWhole(engine, request('ab'))
    expect(await stopped).toMatchObject({ stop: 'interrupted' })
    expect(await later).toMatchObject({ text: 'fn', stop: 'end' })
  })

  it('serves the next one when a consumer leaves early', async () => {
    const { engine } = setUp()
    await engine.load(id)
    for await (const _ of engine.complete(request('b'))) break
    expect(await completeWhole(engine, request('ab'))).toMatchObject({ text: 'fn' })
  })

  it('frees everything on unload', async () => {
    const { engine, alive, released } = setUp()
    await engine.load(id)
    await completeWhole(engine, request('ab'))
    await engine.unload(id)
    expect(alive.size).toBe(0)
    expect(released()).toBe(1)
    await expect(completeWhole(engine, request('ab'))).rejects.toMatchObject({ code: 'not-loaded' })
  })

  describe('while another model downloads', () => {
    const other = modelId('yard-other')
    /** One model is there, another one comes only when it is let. */
    async function half() {
      let arrive = () => {}
      const gate = new Promise<void>((resolve) => {
        arrive = resolve
      })
      const all = setUp({ arrives: (path) => (path.includes(other) ? gate : Promise.resolve()) })
      await all.engine.load(id)
      const phases: string[] = []
      const control = new AbortController()
      const options = {
        signal: control.signal,
        onProgress: ({ phase }: LoadProgress) => void phases.push(phase),
      }
      return { ...all, arrive, control, phases, loading: all.engine.load(other, options) }
    }

    it('runs, loads and frees the ones that are there', async () => {
      const { engine, arrive, loading } = await half()
      expect(await completeWhole(engine, request('ab'))).toMatchObject({ text: 'fn' })
      await engine.load(modelId('yard-third'))
      await engine.unload(id)
      arrive()
      expect(await loading).toMatchObject({ id: other })
    })

    it('says when the turn of a run begins, and compiles only in its own', async () => {
      const { engine, arrive, phases, loading } = await half()
      const turns: string[] = []
      const events = engine.complete(request('ab'), () => turns.push('first'))
      const first = events[Symbol.asyncIterator]()
      await first.next()
      const second = completeWhole(
        { ...engine, complete: (asked) => engine.complete(asked, () => turns.push('second')) },
        request('ab'),
      )
      arrive()
      await expect.poll(() => phases).toContain('verifying')
      expect(turns).toEqual(['first'])
      expect(phases).not.toContain('compiling')
      await first.return?.()
      expect(await second).toMatchObject({ text: 'fn' })
      await loading
      expect(turns).toEqual(['first', 'second'])
      expect(phases).toContain('compiling')
    })

    it('stops a run that waits for its turn at once, unwritten', async () => {
      const { engine, runs } = await half()
      const first = engine.complete(request('ab'))[Symbol.asyncIterator]()
      await first.next()
      const before = runs.length
      const waiting = completeWhole(engine, request('b'))
      engine.interrupt()
      expect(await waiting).toMatchObject({ stop: 'interrupted', text: '', tokensIn: 2 })
      expect(runs).toHaveLength(before)
    })

    it('fetches the runtime once for all of them', async () => {
      const { asked, arrive, loading } = await half()
      arrive()
      await loading
      expect(asked.filter((path) => path === 'ort.wasm')).toHaveLength(1)
    })
  })
})
