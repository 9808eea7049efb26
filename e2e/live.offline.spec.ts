import { expect, test } from '@playwright/test'

test('a model that was loaded once runs without a network', async ({ page, context }) => {
  await page.goto('#v=2&r=all-weak')
  const pool = page.getByRole('region', { name: 'Pool' })
  await pool.getByRole('button', { name: 'Load Yard 500k' }).click()
  await expect(pool.getByRole('button', { name: 'Unload Yard 500k' })).toBeVisible({
    timeout: 90_000,
  })
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)
  await page.reload()
  const episode = page.getByRole('region', { name: 'Episode' })
  await episode.getByRole('button', { name: 'Run live' }).click()
  await expect(episode.getByText('Live', { exact: true }).first()).toBeVisible({ timeout: 90_000 })
  await expect(page.getByRole('button', { name: 'Stop' })).toHaveAttribute(
    'aria-disabled',
    'true',
    {
      timeout: 90_000,
    },
  )
  await expect(episode.getByText('Gold answer')).toBeVisible()
})
