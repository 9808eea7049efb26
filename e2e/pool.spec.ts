import { expect, type Page, test } from '@playwright/test'

const pool = (page: Page) => page.getByRole('region', { name: 'Pool' })
const load = (page: Page) => pool(page).getByRole('button', { name: /^Load Yard/ })

test('a card per model says what it is and what it costs', async ({ page }) => {
  await page.goto('#v=2&task=atlas')
  await expect(load(page)).toHaveCount(2)
  await expect(pool(page)).toContainText('$0.20 in and out')
  await expect(pool(page)).toContainText('$0.80 in and out')
})

test('a model whose files are missing: a clear error that names the file, and a Retry', async ({
  page,
}) => {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404, body: 'gone' }))
  await page.goto('#v=2&task=atlas')
  await load(page).first().click()
  const alert = pool(page).getByRole('alert')
  await expect(alert).toContainText(/models\/.*404/)
  await alert.getByRole('button', { name: /^Retry/ }).click()
  await expect(pool(page).getByRole('alert')).toContainText(/models\/.*404/)
})

test('a load can be cancelled, and done again', async ({ page }) => {
  const held: (() => void)[] = []
  await page.route('**/models/**', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve))
    await route.continue().catch(() => {})
  })
  await page.goto('#v=2&task=atlas')
  await load(page).first().click()
  await expect(pool(page).getByRole('progressbar', { name: /^Loading Yard/ })).toBeVisible()
  await pool(page)
    .getByRole('button', { name: /^Cancel/ })
    .click()
  await expect(load(page)).toHaveCount(2)
  for (const release of held) release()
})

test('a worker lost while a model loads: the load goes on by itself', async ({ page }) => {
  let reached = () => {}
  const downloading = new Promise<void>((resolve) => {
    reached = resolve
  })
  // Never answered.
  await page.route('**/*.onnx', () => reached())
  await page.goto('#v=2&task=atlas')
  await load(page).first().click()
  await downloading
  await page.unroute('**/*.onnx')
  // The engine's starts from a blob; the one that reads the recording may be there as well.
  const engine = page.workers().find((worker) => worker.url().startsWith('blob:'))
  await engine?.evaluate(() => self.close())
  await expect(page.getByText(/ended without a word.* Yard 500k is loading again/)).toBeVisible()
  await expect(pool(page).getByRole('button', { name: 'Unload Yard 500k' })).toBeVisible()
  await expect(pool(page).getByRole('alert')).toHaveCount(0)
})
