import { expect, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

test.beforeEach(async ({ page }) => {
  await page.goto('')
  await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
})

test('nothing is wider than the screen, and axe finds nothing', async ({ page }) => {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBe(0)
  await page.getByText('Prices', { exact: true }).tap()
  expect(await overflow()).toBe(0)
  await expectAccessible(page)
})

test('touch targets are at least 44 pixels high, in the figure 24 with space around', async ({
  page,
}) => {
  const small = await page
    .locator('button:visible, select:visible, summary:visible')
    .evaluateAll((elements) =>
      elements
        .map((element) => ({
          text: element.textContent,
          height: element.getBoundingClientRect().height,
          least: element.closest('ol') ? 24 : 44,
        }))
        .filter(({ height, least }) => height < least - 0.5),
    )
  expect(small).toEqual([])
})

test('the episode is stepped and the slider moved by touch', async ({ page }) => {
  const episode = page.getByRole('region', { name: 'Episode', exact: true })
  await episode.getByRole('button', { name: 'Reset' }).tap()
  await episode.getByRole('button', { name: 'Step', exact: true }).tap()
  await expect(page.getByText(/step 1 of/)).toBeVisible()
  const slider = page.getByRole('slider', { name: 'α, weight on performance' })
  await slider.scrollIntoViewIfNeeded()
  const box = await slider.boundingBox()
  if (!box) throw new Error('the slider is not on the page')
  await slider.tap({ position: { x: box.width * 0.9, y: box.height / 2 } })
  expect(Number(await slider.inputValue())).toBeGreaterThan(0.8)
})
