// The size of text that a reader chose for the browser, and narrow screens: all of it is honoured, and nothing runs over.
import { expect, type Page, test } from '@playwright/test'

async function openAt(page: Page, size: number, link: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } })
  await page.goto(link)
  await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
}

const wider = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Words that share space with other words, among those of the figure and the tables. */
const overlapping = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const signs = document.querySelectorAll<HTMLElement>('#episode ol li, #episode ul li > button')
    const cells = document.querySelectorAll<HTMLElement>('#episode th, #episode td')
    const inside = [...cells].filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
    const boxes = [...signs].map((sign) => ({ sign, box: sign.getBoundingClientRect() }))
    const over = boxes.flatMap(({ sign, box: a }, at) =>
      boxes
        .slice(at + 1)
        .filter(
          ({ box: b }) =>
            a.right > b.left + 1 &&
            b.right > a.left + 1 &&
            a.bottom > b.top + 1 &&
            b.bottom > a.top + 1,
        )
        .map(({ sign: other }) => `${sign.textContent} | ${other.textContent}`),
    )
    return [...over, ...inside.map((cell) => `cell ${cell.textContent}`)]
  })

for (const link of ['', '#v=2&q=quiz/test/0', '#v=2&q=relay/test/0']) {
  test(`text of twice the size runs over nothing, ${link || 'at first'}`, async ({ page }) => {
    await openAt(page, 32, link)
    const root = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    expect(root).toBe('28px')
    expect(await wider(page)).toBe(0)
    expect(await overlapping(page)).toEqual([])
  })

  test(`nothing is wider than a screen of 320 px, ${link || 'at first'}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await openAt(page, 16, link)
    expect(await wider(page)).toBe(0)
    expect(await overlapping(page)).toEqual([])
  })
}

test('the buttons that step and play stand on the first screen of a projector', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  for (const link of [
    '',
    '#v=2&q=quiz/test/0&at=0',
    '#v=2&q=ledger/test/0&at=0',
    '#v=2&q=relay/test/0',
  ]) {
    await openAt(page, 16, link)
    const episode = page.getByRole('region', { name: 'Episode', exact: true })
    for (const name of ['Step', 'Play', 'Run live']) {
      await expect(episode.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
    }
  }
})
