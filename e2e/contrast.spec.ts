// Contrast themes: a browser that forces the reader's colours drops every background.
import { expect, type Locator, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const style = (at: Locator, property: string): Promise<string> =>
  at.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, forcedColors: 'active' })

    test('what a background alone says is still said', async ({ page }) => {
      await page.goto('')
      await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
      const pressed = page.getByRole('button', { name: 'Balanced' })
      const other = page.getByRole('button', { name: 'Cost first' })
      await expect(pressed).toHaveAttribute('aria-pressed', 'true')
      expect(await style(pressed, 'background-color')).not.toBe(
        await style(other, 'background-color'),
      )
      const bars = page.locator('[data-spent="true"]')
      const looks = await bars.evaluateAll((all) => [
        ...new Set(all.map((bar) => `${bar.dataset.look} ${getComputedStyle(bar).borderColor}`)),
      ])
      const colours = new Set(looks.map((look) => look.split(' ').slice(1).join(' ')))
      expect(looks.length).toBeGreaterThan(1)
      expect(colours.size).toBe(looks.length)
      const station = page.locator('[aria-current="step"] > [aria-hidden="true"]')
      expect(await style(station, 'background-color')).not.toBe(
        await style(page.locator('body'), 'background-color'),
      )
      expect(await style(page.locator('svg text').first(), 'forced-color-adjust')).toBe('none')
      await expectAccessible(page)
    })
  })
}
