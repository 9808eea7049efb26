import { expect, type Page, test } from '@playwright/test'
import { contentSecurityPolicy } from '../scripts/csp.mjs'
import { modelId } from '../src/core/episode/step.ts'
import { serveElsewhere, servePlainly } from './engine-harness/plain-host.ts'
import { buildHarness } from './engine-harness/site.ts'

const id = modelId('yard-500k')

// Only requests to the host count, not what an earlier visit has cached.
test.use({ serviceWorkers: 'block' })

let root: string
test.beforeAll(async () => {
  root = await buildHarness()
})

const backend = (page: Page) =>
  page.evaluate(async (id) => (await window.harness.engine.load(id)).backend, id)

/** Requests something of another origin from the engine's worker, by every means that a worker has. */
async function reachOut(page: Page, url: string) {
  const [worker] = page.workers()
  return worker?.evaluate(async (url) => {
    const ask = (name: string, request: () => Promise<unknown>) =>
      request().then(
        () => `${name} went out`,
        () => `${name} was stopped`,
      )
    const settled = (name: string, target: EventTarget) =>
      new Promise((resolve, reject) => {
        target.addEventListener('open', resolve)
        target.addEventListener(name, reject)
      })
    return Promise.all([
      ask('fetch', () => fetch(`${url}fetch`, { mode: 'no-cors' })),
      ask('import', () => import(`${url}import`)),
      ask('a cache', async () => (await caches.open('elsewhere')).add(`${url}cache`)),
      ask('an event source', () => settled('error', new EventSource(`${url}events`))),
      ask('a socket', async () =>
        settled('error', new WebSocket(`${url.replace('http', 'ws')}socket`)),
      ),
    ])
  }, url)
}

test('a host without headers or a type for .mjs: models load, and the worker asks nobody else', async ({
  page,
}) => {
  const host = await servePlainly(root)
  const elsewhere = await serveElsewhere()
  await page.goto(host.url)
  expect(await backend(page)).toBe('wasm')
  for (const answer of (await reachOut(page, elsewhere.url)) ?? []) {
    expect(answer).toContain('was stopped')
  }
  expect(elsewhere.asked).toEqual([])
  host.close()
  elsewhere.close()
})

test('a host whose own policy allows no worker from a blob: models load all the same', async ({
  page,
}) => {
  const policy = contentSecurityPolicy.replace(' blob:; object-src', '; object-src')
  expect(policy).toContain("worker-src 'self';")
  const host = await servePlainly(root, { 'content-security-policy': policy })
  const elsewhere = await serveElsewhere()
  await page.goto(host.url)
  expect(await backend(page)).toBe('wasm')
  expect(page.workers()[0]?.url()).toContain(host.url)
  await reachOut(page, elsewhere.url)
  expect(elsewhere.asked).toEqual([])
  host.close()
  elsewhere.close()
})
