import { expect, test } from '@playwright/test'
import { modelId } from '../src/core/episode/step.ts'
import { serveHarness } from './engine-harness/site.ts'

const id = modelId('yard-weak')

let site: Awaited<ReturnType<typeof serveHarness>>
test.beforeAll(async () => {
  site = await serveHarness()
})
test.afterAll(() => site.close())

test.beforeEach(async ({ page }) => {
  await page.goto(site.url)
})

test('loads a model, checks it and writes the same text twice', async ({ page }, info) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const result = await page.evaluate(async (id) => {
    const { engine, statuses } = window.harness
    const phases = new Set<string>()
    const model = await engine.load(id, { onProgress: ({ phase }) => phases.add(phase) })
    const texts: string[] = []
    for (const _ of [1, 2]) {
      const prompt = [{ by: 'context', text: 'A railway yard' }] as const
      const request = { modelId: id, prompt, maxTokens: 4, decoding: { type: 'greedy' } } as const
      let streamed = 0
      for await (const event of engine.complete(request)) {
        if (event.type === 'tokens') streamed += event.tokens.length
        else texts.push(`${streamed} of ${event.completion.tokensOut}: ${event.completion.text}`)
      }
    }
    return { model, texts, phases: [...phases], statuses }
  }, id)
  const rung = info.project.name === 'webgpu' ? 'webgpu' : 'wasm'
  expect(result.model).toMatchObject({ id, backend: rung })
  expect(result.statuses[0]?.rung).toBe(rung)
  expect(result.phases).toEqual(['downloading', 'verifying', 'compiling', 'ready'])
  expect(result.texts[0]).toBe(result.texts[1])
  expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([])
})
