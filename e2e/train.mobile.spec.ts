// The Train region on a phone: only the table of what was learnt may scroll sideways, inside its own box.
import { expect, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

test('a router trains and tells what it learnt at 360 px', async ({ page }) => {
  await page.goto('#v=2&q=quiz/test/0')
  const region = page.getByRole('region', { name: 'Train', exact: true })
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  await region.getByText('More settings').tap({ timeout: 60_000 })
  await region.getByRole('textbox', { name: 'Training seed' }).fill('of a name that is quite long')
  await region.getByRole('button', { name: 'Train', exact: true }).tap()
  await expect(region.getByRole('status')).toContainText('test questions: utility', {
    timeout: 90_000,
  })
  const shares = region.getByRole('region', { name: 'Shares of choices' })
  await expect(shares.getByRole('rowheader').first()).toHaveText('all questions')
  await expect(shares.getByRole('columnheader', { name: /\d+ others?$/ })).toBeAttached()
  const own = await shares.evaluate((box) => ({ inside: box.scrollWidth, shown: box.clientWidth }))
  expect(own.inside).toBeGreaterThan(own.shown)
  expect(await width()).toBeLessThanOrEqual(360)
  const small = await region
    .locator('button:visible, select:visible, summary:visible')
    .evaluateAll((elements) =>
      elements.flatMap((each) =>
        each.getBoundingClientRect().height < 43.5 ? [each.textContent ?? ''] : [],
      ),
    )
  expect(small).toEqual([])
  await expectAccessible(page)
})
