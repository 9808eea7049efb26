import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'at first': async (page) => {
    await page.goto('#v=2&task=atlas')
    await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
  },
  'in the middle of an episode, every fold open': async (page) => {
    await page.goto('#v=2&at=2')
    await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
    const folds = page.locator('details:not([open]) > summary')
    while ((await folds.count()) > 0) {
      await folds.first().evaluate((summary) => {
        if (summary.parentElement instanceof HTMLDetailsElement) summary.parentElement.open = true
      })
    }
  },
  'with an unrecorded question': async (page) => {
    await page.goto('#v=2&q=atlas/fresh/axe/0')
    await expect(page.getByText('Nobody has recorded this question')).toBeVisible()
  },
  'with a bad link reported': async (page) => {
    await page.goto('#v=2&a=x')
    await expect(page.getByRole('alert')).toBeVisible()
  },
  'after a router was trained': async (page) => {
    await page.goto('#v=2&q=quiz/test/0')
    const region = page.getByRole('region', { name: 'Train', exact: true })
    await region.getByRole('button', { name: 'Train', exact: true }).click({ timeout: 60_000 })
    await expect(region.getByRole('status')).toContainText('of the way', { timeout: 60_000 })
    await expect(region.getByRole('region', { name: 'What it learnt' })).toBeVisible()
  },
  'with the help open': async (page) => {
    await page.goto('#v=2&task=atlas')
    await page.getByRole('button', { name: 'Help' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'while a model loads': async (page) => {
    await page.route('**/models/**', () => {})
    await page.goto('#v=2&task=atlas')
    await page
      .getByRole('button', { name: /^Load Yard/ })
      .first()
      .click()
    await expect(page.getByRole('progressbar', { name: /^Loading Yard/ })).toBeVisible()
  },
  'after a live run failed': async (page) => {
    await page.route('**/models/**', (route) => route.fulfill({ status: 404 }))
    await page.goto('#v=2&task=atlas')
    await page.getByRole('button', { name: 'Run live' }).click()
    await expect(page.getByRole('button', { name: 'Retry', exact: true })).toBeVisible()
  },
  'without its recordings': async (page) => {
    await page.route('**/forests/**', (route) => route.fulfill({ status: 404 }))
    await page.goto('#v=2&task=atlas')
    await expect(page.getByRole('region', { name: 'Pool' })).toBeVisible()
  },
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' })
    for (const [state, reach] of Object.entries(STATES)) {
      test(`axe finds nothing ${state}`, async ({ page }) => {
        await reach(page)
        await expectAccessible(page)
      })
    }
  })
}
