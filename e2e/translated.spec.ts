// A browser's translation wraps every text in new elements, and React must not trip over them.
import { expect, type Page, test } from '@playwright/test'

/** Does as Google Translate does: replaces each text node by its text inside two <font> elements. */
const translate = (page: Page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Node[] = []
    while (walker.nextNode()) texts.push(walker.currentNode)
    for (const text of texts) {
      const parent = text.parentElement
      if (!text.textContent?.trim() || parent?.closest('font, svg, script, style, select')) continue
      const outer = document.createElement('font')
      const inner = document.createElement('font')
      inner.textContent = text.textContent
      outer.append(inner)
      text.parentNode?.replaceChild(outer, text)
    }
  })

const episode = (page: Page) => page.getByRole('region', { name: 'Episode', exact: true })
const front = (page: Page) => page.getByRole('region', { name: 'Front' })
const alpha = (page: Page) => page.getByRole('slider', { name: 'α, weight on performance' })

for (const [task, link] of [
  ['Atlas', '#v=2'],
  ['Ledger', '#v=2&q=ledger/test/0'],
] as const) {
  test(`${task} can be stepped and weighed in a translated page`, async ({ page }) => {
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    const sound = async () => {
      expect(errors).toEqual([])
      await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
      await translate(page)
    }
    await page.goto(link)
    await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
    await expect(page.getByText(/questions of .* are recorded/)).toBeVisible()
    await page.keyboard.press('End')
    await expect(episode(page).getByText('Gold answer')).toBeVisible()
    await sound()

    const timeline = episode(page).getByRole('slider', { name: 'Timeline' })
    const end = Number(await timeline.getAttribute('max'))
    for (let at = end - 1; at >= 0; at--) {
      await page.keyboard.press('ArrowLeft')
      await expect(episode(page).getByText(`step ${at} of ${end}`, { exact: true })).toBeVisible()
      await sound()
    }
    for (const key of ['ArrowRight', 'ArrowRight', 'End', 'Home', 'End']) {
      await page.keyboard.press(key)
      await sound()
    }

    const box = await alpha(page).boundingBox()
    if (!box) throw new Error('α has no place')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    for (const share of [0.9, 0.1, 0.99, 0.4, 0.01]) {
      await page.mouse.move(box.x + box.width * share, box.y + box.height / 2, { steps: 5 })
      await sound()
    }
    await page.mouse.up()
    for (const value of ['0', '0.35', '1']) {
      await alpha(page).fill(value)
      const words = Number(value).toFixed(2).replace(/^0/, '')
      await expect(front(page).getByRole('status')).toContainText(`At α ${words}`)
      await sound()
    }

    const router = page.getByRole('combobox', { name: 'Router' })
    for (const option of await router.getByRole('option').all()) {
      await router.selectOption((await option.getAttribute('value')) ?? '')
      await sound()
    }
    for (const name of ['95% intervals', 'Cost in $']) {
      await front(page).getByRole('button', { name }).click()
      await sound()
    }
    for (const branch of ['ArrowLeft', 'ArrowLeft']) await page.keyboard.press(branch)
    const compare = episode(page).getByRole('button', { name: 'Compare' })
    await compare.click()
    await sound()
    await alpha(page).fill('0.5')
    await sound()
    await compare.click()
    await sound()
    await page.getByRole('combobox', { name: 'Task' }).selectOption('quiz')
    await expect(page.getByText(/questions of Quiz.* are recorded/)).toBeVisible()
    await sound()
  })
}

test('a live run writes into a translated page', async ({ page }) => {
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await page.goto('#v=2&r=all-weak')
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
  await translate(page)
  await page.getByRole('button', { name: 'Run live' }).click()
  const stop = page.getByRole('button', { name: 'Stop' })
  await expect(stop).toHaveAttribute('aria-disabled', 'false')
  while ((await stop.getAttribute('aria-disabled')) === 'false') await translate(page)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  expect(errors).toEqual([])
})
