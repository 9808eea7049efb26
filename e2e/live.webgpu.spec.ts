import { expect, test } from '@playwright/test'

test('at least one live turn runs on WebGPU, and Stop keeps it', async ({ page }) => {
  test.setTimeout(240_000)
  await page.goto('#v=2&r=all-weak')
  const episode = page.getByRole('region', { name: 'Episode' })
  await episode.getByRole('button', { name: 'Run live' }).click()
  const pool = page.getByRole('region', { name: 'Pool' })
  await expect(pool.getByText(/WebGPU .*tokens\/s/)).toBeVisible({ timeout: 220_000 })
  const stop = page.getByRole('button', { name: 'Stop' })
  if ((await stop.getAttribute('aria-disabled')) === 'false') await stop.click()
  await expect(stop).toHaveAttribute('aria-disabled', 'true')
  await expect(pool.getByText('Models run on WebGPU.')).toBeVisible()
  await expect(episode.getByText('Live', { exact: true }).first()).toBeVisible()
})
