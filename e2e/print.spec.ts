// Paper is white, whatever the theme of the screen.
import { expect, type Page, test } from '@playwright/test'

/** The commonest colour on the canvas of the dots that lie beyond the line. */
const dotColour = (page: Page) => page.evaluate(() => window.readDots())

declare global {
  interface Window {
    readDots: () => string
    printed: string | undefined
  }
}

async function open(page: Page, theme: 'Auto' | 'Dark'): Promise<void> {
  await page.addInitScript(() => {
    window.readDots = () => {
      const canvas = [...document.querySelectorAll('canvas')].at(-1)
      const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      const counts = new Map<string, number>()
      for (let at = 0; data && at < data.length; at += 4) {
        if (data[at + 3] !== Math.round(0.7 * 255)) continue
        const colour = [...data.slice(at, at + 3)].map((part) => Math.round(part / 8)).join()
        counts.set(colour, (counts.get(colour) ?? 0) + 1)
      }
      return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
    }
  })
  await page.goto('#v=2&task=atlas')
  await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Episode' }).getByText('Gold answer')).toBeVisible()
  const button = page.getByRole('button', { name: /^Theme: / })
  while (!(await button.textContent())?.includes(theme)) await button.click()
  await expect.poll(() => dotColour(page)).not.toBe('')
}

/** Visible words whose contrast with what is under them is less than 4.5. */
const paleWords = (page: Page) =>
  page.evaluate(() => {
    const partsOf = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (parts: readonly number[]) =>
      [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => {
        const part = (parts[i] ?? 0) / 255
        return sum + share * (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
      }, 0)
    const under = (element: Element | null): readonly number[] => {
      if (!element) return [255, 255, 255]
      const parts = partsOf(getComputedStyle(element).backgroundColor)
      return parts.length === 3 || (parts[3] ?? 0) > 0.5 ? parts : under(element.parentElement)
    }
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      if (!own || !element.checkVisibility()) return []
      const { color, fill } = getComputedStyle(element)
      const ink = luminance(partsOf(element instanceof SVGElement ? fill : color))
      const paper = luminance(under(element))
      const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
      return contrast < 4.5 ? [`${element.textContent}: ${color} (${contrast.toFixed(1)})`] : []
    })
  })

test('the chart shrinks to the paper, though no script runs between layout and printing', async ({
  page,
}) => {
  // As on paper, the page is laid out in another width and no observer is told of it.
  await page.addInitScript(() => {
    const Observer = window.ResizeObserver
    window.ResizeObserver = class extends Observer {
      constructor(callback: ResizeObserverCallback) {
        super((...told) => matchMedia('print').matches || callback(...told))
      }
    }
  })
  await open(page, 'Auto')
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 480, height: 700 })
  const outside = await page
    .getByRole('img', { name: 'Mean quality against mean cost' })
    .evaluate((frame) => {
      const chart = frame.parentElement!.parentElement!.getBoundingClientRect()
      const within = ({ left, right, top, bottom }: DOMRect) =>
        left >= chart.left - 1 &&
        right <= chart.right + 1 &&
        top >= chart.top - 1 &&
        bottom <= chart.bottom + 1
      return [...frame.querySelectorAll('text')]
        .filter((text) => !within(text.getBoundingClientRect()))
        .map(({ textContent }) => textContent)
    })
  expect(outside).toEqual([])
})

for (const theme of ['Auto', 'Dark'] as const) {
  test.describe(`${theme} on a dark screen`, () => {
    test.use({ colorScheme: 'dark' })

    test('prints dark words on white, without the buttons', async ({ page }) => {
      await open(page, theme)
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await paleWords(page)).toEqual([])
      await expect(page.getByText('Gold answer')).toBeVisible()
      for (const name of ['Share', 'Help', 'Run live', 'Load Yard 500k']) {
        await expect(page.getByText(name, { exact: true })).toBeHidden()
      }
    })

    test('the chart is drawn again for paper, before it is printed', async ({ page }) => {
      await open(page, theme)
      const dark = await dotColour(page)
      await page.evaluate(() =>
        matchMedia('print').addEventListener('change', ({ matches }) => {
          if (matches) window.printed = window.readDots()
        }),
      )
      await page.pdf()
      const printed = await page.evaluate(() => window.printed)
      expect(printed).toBeTruthy()
      expect(printed).not.toBe(dark)
      await expect.poll(() => dotColour(page)).toBe(dark)
      await page.emulateMedia({ colorScheme: 'light' })
      if (theme === 'Auto') await expect.poll(() => dotColour(page)).toBe(printed)
    })
  })
}
