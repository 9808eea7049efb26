import { expect, test } from '@playwright/test'
import { modelId } from '../src/core/episode/step.ts'
import { serveHarness } from './engine-harness/site.ts'

const id = modelId('yard-500k')

let site: Awaited<ReturnType<typeof serveHarness>>
test.beforeAll(async () => {
  site = await serveHarness()
})
test('runs without a server, once everything was loaded', async ({ page }) => {
  const load = () => page.evaluate(async (id) => (await window.harness.engine.load(id)).backend, id)
  await page.goto(site.url)
  await page.evaluate(() => navigator.serviceWorker.ready)
  expect(await load()).toBe('wasm')
  await site.close()
  await page.reload()
  expect(await load()).toBe('wasm')
})
