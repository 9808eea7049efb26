import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { modelId } from '../src/core/episode/step.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { completeWhole } from '../src/engine/testing/complete-whole.ts'
import { serveHarness } from './engine-harness/site.ts'

const id = modelId('yard-500k')

let site: Awaited<ReturnType<typeof serveHarness>>
test.beforeAll(async () => {
  site = await serveHarness()
})
test.afterAll(() => site.close())

test.beforeEach(async ({ page }) => {
  await page.goto(site.url)
})

test('loads a model, checks it and writes what the native runtime writes', async ({
  page,
}, info) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  // Longer than any one step of a prompt on either backend.
  const request = {
    modelId: id,
    prompt: [{ by: 'context', text: 'A railway yard has 12 tracks and 3 switches.\n'.repeat(8) }],
    maxTokens: 4,
    decoding: { type: 'greedy' },
  } as const
  const result = await page.evaluate(async (request) => {
    const { engine, statuses } = window.harness
    const phases = new Set<string>()
    const onProgress = ({ phase }: { readonly phase: string }) => phases.add(phase)
    const model = await engine.load(request.modelId, { onProgress })
    const written = []
    for (const _ of ['an empty cache', 'a full one']) {
      let streamed = 0
      for await (const event of engine.complete(request)) {
        if (event.type === 'tokens') streamed += event.tokens.length
        else written.push({ ...event.completion, streamed })
      }
    }
    return { model, written, phases: [...phases], statuses }
  }, request)

  const rung = info.project.name === 'webgpu' ? 'webgpu' : 'wasm'
  expect(result.model).toMatchObject({ id, backend: rung })
  expect(result.statuses[0]?.rung).toBe(rung)
  expect(result.phases).toEqual(['downloading', 'verifying', 'compiling', 'ready'])
  // The worker starts from a blob, which is of the page's own origin.
  const { origin } = new URL(site.url)
  expect(requests.filter((url) => new URL(url).origin !== origin)).toEqual([])

  const native = createNodeEngine(join(import.meta.dirname, '..'))
  await native.load(id)
  const wanted = await completeWhole(native, request)
  expect(result.written).toHaveLength(2)
  for (const written of result.written) {
    expect(written.text).toBe(wanted.text)
    expect(written.tokensIn).toBe(wanted.tokensIn)
    expect(written.streamed).toBe(written.tokensOut)
    expect(written.meanLogProb).toBeCloseTo(wanted.meanLogProb!, 3)
    expect(written.firstTokenEntropy).toBeCloseTo(wanted.firstTokenEntropy!, 3)
  }
})

test('writes under an adapter what the native runtime writes, and afterwards as it is', async ({
  page,
}) => {
  // Rank 1, for three blocks of width 96.
  const [a, b] = [0.7, 1.3].map((step) =>
    Array.from({ length: 3 * 96 }, (_, at) => Math.sin(at * step)),
  )
  const request = {
    modelId: id,
    prompt: [{ by: 'context', text: 'A railway yard has 12 tracks and 3 switches.\n' }],
    maxTokens: 4,
    decoding: { type: 'greedy' },
  } as const
  const ask = { request, a: a!, b: b! }
  const written = await page.evaluate(async ({ request, a, b }) => {
    const { engine } = window.harness
    await engine.load(request.modelId)
    const adapter = { id: 'sines', a: Float32Array.from(a), b: Float32Array.from(b) }
    const written = []
    for (const each of [request, { ...request, adapter }, request]) {
      for await (const event of engine.complete(each)) {
        if (event.type === 'completion') written.push(event.completion)
      }
    }
    return written
  }, ask)

  const native = createNodeEngine(join(import.meta.dirname, '..'))
  await native.load(id)
  const adapter = { id: 'sines', a: Float32Array.from(ask.a), b: Float32Array.from(ask.b) }
  const wanted = await completeWhole(native, { ...request, adapter })
  const [before, adapted, after] = written
  expect(adapted?.text).toBe(wanted.text)
  expect(adapted?.firstTokenEntropy).toBeCloseTo(wanted.firstTokenEntropy!, 3)
  expect(adapted?.firstTokenEntropy).not.toBeCloseTo(before!.firstTokenEntropy!, 2)
  expect(after?.text).toBe(before?.text)
  expect(after?.firstTokenEntropy).toBeCloseTo(before!.firstTokenEntropy!, 6)
})
