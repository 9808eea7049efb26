// A live run in the Episode region, on real models in WebAssembly.
import { expect, type Page, test } from '@playwright/test'

const region = (page: Page) => page.getByRole('region', { name: 'Episode', exact: true })
const button = (page: Page, name: string) => region(page).getByRole('button', { name, exact: true })

test.beforeEach(async ({ page }) => {
  await page.goto('./#v=2&task=atlas')
  await expect(region(page).getByRole('region', { name: 'Verdict' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Router' }).selectOption({ label: 'All Weak' })
})

test('a live run streams to the verdict, and says that it is live', async ({ page }) => {
  await expect(button(page, 'Stop')).toBeDisabled()
  await button(page, 'Run live').click()
  await expect(button(page, 'Run live')).toBeDisabled()
  await expect(region(page).getByText(/tokens written so far/)).toBeVisible({ timeout: 90_000 })
  const verdict = region(page).getByRole('region', { name: 'Verdict' })
  await expect(verdict.getByText('Live', { exact: true })).toBeVisible({ timeout: 90_000 })
  const step = region(page).getByRole('article')
  await expect(step.getByText('Live', { exact: true })).toBeVisible()
  await button(page, 'Step back').click()
  await expect(step.getByText('Live', { exact: true })).toBeVisible()
})

test('a live run can be stopped at once, and pressing twice starts one run', async ({ page }) => {
  await button(page, 'Run live').dblclick()
  await button(page, 'Stop').click()
  await expect(button(page, 'Stop')).toBeDisabled()
  await expect(button(page, 'Run live')).toBeEnabled()
  await expect(region(page).getByRole('progressbar')).toBeHidden()
  await expect(region(page).getByRole('alert')).toBeHidden()
})
