// The Episode region on a phone: only the figure may scroll sideways, and everything is large enough to press.
import { expect, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

for (const [what, link] of [
  ['an episode routed once', ''],
  ['an episode routed at every step', '#v=2&task=relay&q=relay/test/0&r=random'],
] as const) {
  test(`${what} reads and steps at 360 px`, async ({ page }) => {
    await page.goto(link)
    const region = page.getByRole('region', { name: 'Episode', exact: true })
    await expect(region.getByRole('region', { name: 'Verdict' })).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
    const step = region.getByRole('button', { name: 'Step', exact: true })
    await region.getByRole('button', { name: 'Reset', exact: true }).tap()
    await step.tap()
    await expect(region.getByRole('article', { name: 'Step 1' })).toBeVisible()
    const small = await region.getByRole('button').evaluateAll((buttons) =>
      buttons.flatMap((each) => {
        const own = each.getBoundingClientRect()
        // A station can be pressed anywhere in its box.
        const place = each.closest('ol li')?.getBoundingClientRect() ?? own
        return place.height < 43.5 || place.width < 43.5 ? [each.textContent ?? ''] : []
      }),
    )
    expect(small).toEqual([])
    await expectAccessible(page)
  })
}
