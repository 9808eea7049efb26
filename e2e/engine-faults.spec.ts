import { expect, test } from '@playwright/test'
import { modelId } from '../src/core/episode/step.ts'
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

const load = (id: ReturnType<typeof modelId>) =>
  window.harness.engine.load(id).then(
    () => 'ready',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  )
const cached = async () => {
  const cache = await caches.open('switchyard-files-v1')
  return (await cache.keys()).map(({ url }) => url)
}

test('a web page in place of a model: names the file, stores nothing, can be retried', async ({
  page,
}) => {
  await page.route('**/*.onnx', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Hello</title>' }),
  )
  const message = await page.evaluate(load, id)
  expect(message).toMatch(/^file-corrupt: models\/.*\.onnx .*answered with a web page/)
  expect((await page.evaluate(cached)).filter((url) => url.includes('.onnx'))).toEqual([])
  await page.unroute('**/*.onnx')
  expect(await page.evaluate(load, id)).toBe('ready')
})

test('a missing file: names it', async ({ page }) => {
  await page.route('**/tokenizer.json', (route) => route.fulfill({ status: 404 }))
  expect(await page.evaluate(load, id)).toMatch(/^file-missing: models\/.*tokenizer\.json .*404/)
})

test('a cancelled load: the next one is ready', async ({ page }) => {
  const code = await page.evaluate(async (id) => {
    const controller = new AbortController()
    const onProgress = () => controller.abort()
    const loading = window.harness.engine.load(id, { signal: controller.signal, onProgress })
    return loading.catch((error: { code: string }) => error.code)
  }, id)
  expect(code).toBe('aborted')
  expect(await page.evaluate(load, id)).toBe('ready')
})

test('an interrupt: stops with the text so far, and goes on with the next', async ({ page }) => {
  const stops = await page.evaluate(async (id) => {
    const { engine } = window.harness
    await engine.load(id)
    const prompt = [{ by: 'context', text: 'Thought:' }] as const
    const decoding = { type: 'sample', temperature: 5, topP: 1, seed: 'long' } as const
    const stops: string[] = []
    for (const maxTokens of [900, 1]) {
      for await (const event of engine.complete({ modelId: id, prompt, maxTokens, decoding })) {
        if (event.type === 'completion') stops.push(event.completion.stop)
        else if (maxTokens > 1) engine.interrupt()
      }
    }
    return stops
  }, id)
  expect(stops).toEqual(['interrupted', 'length'])
})

test('a cache that refuses: the files come from the host', async ({ page }) => {
  await page.route('**/tokenizer.json', (route) => route.fulfill({ status: 404 }))
  expect(await page.evaluate(load, id)).toMatch(/^file-missing/)
  await page.unroute('**/tokenizer.json')
  await page.workers()[0]?.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException('The disk is broken', 'UnknownError'))
    Object.assign(Cache.prototype, { match: refuse, delete: refuse, put: refuse })
  })
  expect(await page.evaluate(load, id)).toBe('ready')
})

test('a worker that ends while it downloads: says so, and the next load is ready', async ({
  page,
}) => {
  let reached = () => {}
  const downloading = new Promise<void>((resolve) => {
    reached = resolve
  })
  // Never answered.
  await page.route('**/*.onnx', () => reached())
  const loading = page.evaluate(load, id)
  await downloading
  await page.workers()[0]?.evaluate(() => self.close())
  expect(await loading).toMatch(/^worker-lost: .* ended without a word/)
  await page.unroute('**/*.onnx')
  expect(await page.evaluate(load, id)).toBe('ready')
})

test('a worker that falls silent while it downloads: is noticed, and the next load is ready', async ({
  page,
}) => {
  await page.clock.install()
  await page.goto(site.url)
  let reached = () => {}
  const downloading = new Promise<void>((resolve) => {
    reached = resolve
  })
  await page.route('**/*.onnx', () => reached())
  const loading = page.evaluate(load, id)
  await downloading
  await page.workers()[0]?.evaluate(() => {
    self.postMessage = () => {}
  })
  await page.clock.runFor(70_000)
  expect(await loading).toMatch(/^worker-lost: .* stopped answering/)
  await page.unroute('**/*.onnx')
  expect(await page.evaluate(load, id)).toBe('ready')
})

test('a run while another model downloads: writes at once', async ({ page }) => {
  await page.evaluate(load, id)
  await page.route('**/yard-3m/**/*.onnx', () => {})
  const stop = await page.evaluate(async (id) => {
    const { engine } = window.harness
    const control = new AbortController()
    const other = new Promise((resolve) => {
      const onProgress = () => resolve(undefined)
      const options = { signal: control.signal, onProgress }
      engine.load('yard-3m' as typeof id, options).catch(() => {})
    })
    await other
    const prompt = [{ by: 'context', text: 'Thought:' }] as const
    const request = { modelId: id, prompt, maxTokens: 2, decoding: { type: 'greedy' } } as const
    let stop = ''
    for await (const event of engine.complete(request)) {
      if (event.type === 'completion') stop = event.completion.stop
    }
    control.abort()
    return stop
  }, id)
  expect(stop).toBe('length')
})

test('a worker whose code does not come: says so', async ({ page }) => {
  await page.route('**/worker-*.js', (route) => route.fulfill({ status: 404 }))
  expect(await page.evaluate(load, id)).toMatch(/^worker-lost: .* failed/)
})
