// A host gets a newer build while the page is open, or behind the service worker that keeps the old one.
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { serve } from '../scripts/serve.mjs'

const root = join(import.meta.dirname, '..')
const newer = join(root, '.cache', 'newer-build')
const folder = join(root, '.cache', 'updated-site')
const MARK = 'data-newer-build'

/** Publishes a build without the models, which these tests do not need. */
function publish(from: string): void {
  rmSync(folder, { recursive: true, force: true })
  cpSync(from, folder, {
    recursive: true,
    filter: (path) => !path.startsWith(join(from, 'models')),
  })
}

let site: Awaited<ReturnType<typeof serve>>
test.beforeAll(async () => {
  await build({
    configFile: join(root, 'vite.config.ts'),
    root,
    logLevel: 'error',
    build: {
      outDir: newer,
      emptyOutDir: true,
      rolldownOptions: { output: { chunkFileNames: 'assets/[name]-newer-[hash].js' } },
    },
    plugins: [
      {
        name: 'newer',
        enforce: 'pre',
        transform: (code, id) =>
          id.endsWith('/src/app/main.tsx')
            ? `${code}\ndocument.documentElement.setAttribute('${MARK}', '')`
            : null,
      },
    ],
  })
})
test.beforeEach(async () => {
  publish(join(root, 'dist'))
  site = await serve({ root: folder, base: '/some/path/' })
})
test.afterEach(() => site.close())

const isNewer = (page: Page) =>
  page.evaluate((mark) => document.documentElement.hasAttribute(mark), MARK)
const notice = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'A new version of Switchyard is there' })
const episode = (page: Page) => page.getByRole('region', { name: 'Episode', exact: true })

async function open(page: Page): Promise<void> {
  await page.goto(site.url)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
}

async function reloadToNewer(page: Page): Promise<void> {
  await notice(page).getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => isNewer(page).catch(() => false)).toBe(true)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
  await expect(notice(page)).toHaveCount(0)
}

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' })

  test('a task that is no longer served: the page says that a new version is there', async ({
    page,
  }) => {
    await open(page)
    publish(newer)
    await page.getByRole('combobox', { name: 'Task' }).selectOption('quiz')
    await expect(notice(page)).toBeVisible()
    await expect(page.getByText('Check the network')).toHaveCount(0)
    await reloadToNewer(page)
  })

  test('Run live on an engine that is no longer served: the page says that a new version is there', async ({
    page,
  }) => {
    await open(page)
    publish(newer)
    await page.getByRole('button', { name: 'Run live' }).click()
    await expect(episode(page).getByRole('alert')).toContainText('A new version')
    await expect(page.getByText('dynamically imported')).toHaveCount(0)
    await reloadToNewer(page)
  })

  test('while the host serves the same build, a lost task is the network’s fault', async ({
    page,
  }) => {
    await open(page)
    await page.route('**/assets/quiz-*.js', (route) => route.abort())
    await page.getByRole('combobox', { name: 'Task' }).selectOption('quiz')
    await expect(page.getByRole('alert')).toContainText('Check the network')
    await expect(notice(page)).toHaveCount(0)
  })
})

test('a newer build behind the service worker is announced, not forced, and comes with Reload', async ({
  page,
}) => {
  await open(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect(notice(page)).toHaveCount(0)
  publish(newer)
  await page.reload()
  await expect(notice(page)).toBeVisible()
  expect(await isNewer(page)).toBe(false)
  await notice(page).getByRole('button', { name: 'Dismiss' }).click()
  await page.reload()
  expect(await isNewer(page)).toBe(false)
  await expect(notice(page)).toBeVisible()
  await reloadToNewer(page)
})
