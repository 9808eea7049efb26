/** Checks that a person can still use the page, whatever was done to it. */
import { expect, type Page } from '@playwright/test'

const REGIONS = ['Setup', 'Episode', 'Front', 'Pool']
const PATIENT = { timeout: 60_000 }

/** Rejects with what is stuck. It closes an open dialog, stops a live run and moves a slider; it leaves the rest alone. */
export async function checkUp(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog[open]'), 'Escape closes a dialog').toHaveCount(0)
  for (const name of REGIONS) {
    const region = page.getByRole('region', { name, exact: true })
    await expect(region, `the region ${name} is there`).toBeVisible(PATIENT)
  }
  await expect(
    page.locator('main'),
    'the page shows no NaN, Infinity, undefined or [object',
  ).not.toContainText(/\b(?:NaN|Infinity|undefined)\b|\[object /)
  const stop = page.getByRole('button', { name: 'Stop', exact: true })
  await expect(stop, 'the transport is there').toBeVisible(PATIENT)
  if ((await stop.getAttribute('aria-disabled')) !== 'true') await stop.click()
  await expect(stop, 'Stop ends a run').toHaveAttribute('aria-disabled', 'true')
  await expect(
    page.getByRole('button', { name: 'Run live', exact: true }),
    'a live run can be started again',
  ).not.toHaveAttribute('aria-disabled', 'true')
  const alpha = page.getByRole('slider', { name: 'α, weight on performance' })
  const value = (await alpha.inputValue()) === '0.7' ? '0.3' : '0.7'
  await alpha.fill(value)
  await expect(alpha, 'a slider keeps the value that it is set to').toHaveValue(value)
}
