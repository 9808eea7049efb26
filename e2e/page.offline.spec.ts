import { expect, test } from '@playwright/test'

test('once loaded, the page opens without a network, with every recorded episode', async ({
  page,
  context,
}) => {
  await page.goto('')
  await expect(page.getByText(/questions of Atlas.* are recorded/)).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Episode' }).getByText('Gold answer')).toBeVisible()
  await page.goto('#v=2&q=atlas/test/42')
  await expect(page.getByText(/step \d+ of [1-9]/)).toBeVisible()
})
