import { expect, type Page, test } from '@playwright/test'

const START = '#v=2&r=all-weak&at=3'
const STRONG = '**/yard-3m/**/*.onnx'

const episode = (page: Page) => page.getByRole('region', { name: 'Episode' })
const steps = (page: Page) =>
  episode(page).getByRole('list', { name: 'Steps of this episode' }).getByRole('listitem')
const stop = (page: Page) => page.getByRole('button', { name: 'Stop' })
const closeWorker = (page: Page) =>
  page
    .workers()
    .at(-1)
    ?.evaluate(() => self.close())

/** Runs the strong model after the steps before, which are kept. */
async function branchOff(page: Page): Promise<string> {
  await page.goto(START)
  const first = (await steps(page).first().textContent()) ?? ''
  await episode(page)
    .getByRole('button', { name: /^Try the strong model here/ })
    .click()
  return first
}

async function ended(page: Page, first: string): Promise<void> {
  await expect(stop(page)).toHaveAttribute('aria-disabled', 'true', { timeout: 90_000 })
  await expect(episode(page).getByRole('alert')).toHaveCount(0)
  await expect(episode(page).getByText('Live', { exact: true }).first()).toBeVisible()
  await expect(steps(page).first()).toHaveText(first)
  await expect(episode(page).getByText('Yard 3m').first()).toBeAttached()
}

test('a worker that ends: the run goes on by itself, and says so', async ({ page }) => {
  let lost = 0
  await page.route(STRONG, (route) => {
    lost += 1
    return lost === 1 ? closeWorker(page) : route.continue()
  })
  const first = await branchOff(page)
  await expect(page.getByRole('status').filter({ hasText: 'The run goes on' })).toContainText(
    'ended without a word',
    { timeout: 60_000 },
  )
  await ended(page, first)
  expect(lost).toBe(2)
})

test('a worker that ends every time: asks in plain words, and Retry goes on', async ({ page }) => {
  await page.route(STRONG, () => closeWorker(page))
  const first = await branchOff(page)
  const alert = episode(page).getByRole('alert')
  await expect(alert).toContainText('ended without a word', { timeout: 60_000 })
  await page.unroute(STRONG)
  await alert.getByRole('button', { name: 'Retry' }).click()
  await ended(page, first)
})

test('Stop while it downloads, then Run live: neither is stuck', async ({ page }) => {
  let asked = () => {}
  const downloading = new Promise<void>((resolve) => {
    asked = resolve
  })
  // Never answered.
  await page.route('**/*.onnx', () => asked())
  await page.goto('#v=2&r=all-weak')
  await page.getByRole('button', { name: 'Run live' }).click()
  await downloading
  await page
    .workers()
    .at(-1)
    ?.evaluate(() => {
      self.postMessage = () => {}
      self.close()
    })
  await stop(page).dispatchEvent('click')
  await expect(stop(page)).toHaveAttribute('aria-disabled', 'true')
  await page.unroute('**/*.onnx')
  await page.getByRole('button', { name: 'Run live' }).click()
  await expect(episode(page).getByText('Live', { exact: true }).first()).toBeVisible({
    timeout: 60_000,
  })
  await expect(stop(page)).toHaveAttribute('aria-disabled', 'true', { timeout: 90_000 })
})
