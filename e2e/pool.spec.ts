import { expect, type Page, test } from '@playwright/test'

const pool = (page: Page) => page.getByRole('region', { name: 'Pool' })
const load = (page: Page) => pool(page).getByRole('button', { name: /^Load Yard/ })

test('a card a model says what it is and what it costs', async ({ page }) => {
  await page.goto('')
  await expect(load(page)).toHaveCount(2)
  await expect(pool(page)).toContainText('$0.20 in and out')
  await expect(pool(page)).toContainText('$0.80 in and out')
})

test('a model whose files are missing: a clear error that names the file, and a Retry', async ({
  page,
}) => {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404, body: 'gone' }))
  await page.goto('')
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
  await page.goto('')
  await load(page).first().click()
  await expect(pool(page).getByRole('progressbar', { name: /^Loading Yard/ })).toBeVisible()
  await pool(page)
    .getByRole('button', { name: /^Cancel/ })
    .click()
  await expect(load(page)).toHaveCount(2)
  for (const release of held) release()
})
