// The episode with the keyboard alone.
import { expect, type Page, test } from '@playwright/test'

const region = (page: Page) => page.getByRole('region', { name: 'Episode', exact: true })
const timeline = (page: Page) => region(page).getByRole('slider', { name: 'Timeline' })
const button = (page: Page, name: string) => region(page).getByRole('button', { name, exact: true })

test.beforeEach(async ({ page }) => {
  await page.goto('./#v=2&task=atlas')
  await expect(region(page).getByRole('region', { name: 'Verdict' })).toBeVisible()
})

test('the page’s keys step, jump and play', async ({ page }) => {
  const end = (await timeline(page).getAttribute('max')) ?? ''
  await page.keyboard.press('Home')
  await expect(timeline(page)).toHaveValue('0')
  await page.keyboard.press('ArrowRight')
  await expect(timeline(page)).toHaveValue('1')
  await page.keyboard.press('ArrowLeft')
  await expect(timeline(page)).toHaveValue('0')
  await page.keyboard.press('End')
  await expect(timeline(page)).toHaveValue(end)
  await page.keyboard.press('Space')
  await expect(button(page, 'Pause')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(button(page, 'Play')).toBeVisible()
})

test('the timeline keeps its own keys while it has the focus', async ({ page }) => {
  await timeline(page).focus()
  await page.keyboard.press('Home')
  await expect(timeline(page)).toHaveValue('0')
  await page.keyboard.press('ArrowRight')
  await expect(timeline(page)).toHaveValue('1')
})

test('a button that becomes disabled keeps the focus, so that the next key still works', async ({
  page,
}) => {
  const end = (await timeline(page).getAttribute('max')) ?? ''
  await button(page, 'Step back').focus()
  await page.keyboard.press('Enter')
  await button(page, 'Step').focus()
  await page.keyboard.press('Enter')
  await expect(timeline(page)).toHaveValue(end)
  await expect(button(page, 'Step')).toBeDisabled()
  await expect(button(page, 'Step')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(timeline(page)).toHaveValue(end)
})

test('stations and branches are pressed from the keyboard', async ({ page }) => {
  const station = region(page).getByRole('button', { name: /^1[.] Student/ })
  await station.focus()
  await page.keyboard.press('Enter')
  await expect(timeline(page)).toHaveValue('1')
  const branch = region(page)
    .getByRole('button', { name: /^Take the branch/ })
    .first()
  const name = /Take the branch [^.]+[.]/.exec((await branch.textContent()) ?? '')?.[0] ?? ''
  await branch.focus()
  await page.keyboard.press('Enter')
  await expect(region(page).getByRole('button', { name })).toHaveCount(0)
})

test('a button that goes away once it is pressed leaves the focus where it stood', async ({
  page,
}) => {
  const focusIn = () => page.evaluate(() => document.activeElement?.closest('#episode') !== null)
  await region(page)
    .getByRole('button', { name: /^Take the branch/ })
    .last()
    .focus()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Back to the router’s choice')).toBeVisible()
  expect(await focusIn()).toBe(true)
  await button(page, 'Back to the router’s choice').focus()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Back to the router’s choice')).toHaveCount(0)
  expect(await focusIn()).toBe(true)
})

test('the first Tab leads past the set-up, and leaves the address alone', async ({ page }) => {
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the episode' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(button(page, 'Reset')).toBeFocused()
  expect(page.url()).not.toContain('#episode')
})

test('every step, and then the verdict, is said once to a screen reader', async ({ page }) => {
  const said = region(page).getByRole('status', { name: 'The episode in words' })
  const end = Number(await timeline(page).getAttribute('max'))
  await page.keyboard.press('Home')
  await expect(said).toHaveText(`Before the first of ${end} steps.`)
  for (let step = 1; step <= end; step += 1) {
    await page.keyboard.press('ArrowRight')
    await expect(said).toHaveText(new RegExp(`^Step ${step} of ${end}: `))
    expect(((await said.textContent()) ?? '').includes('Verdict')).toBe(step === end)
  }
})

test('everything in the region is reached by Tab, and shows that it has the focus', async ({
  page,
}) => {
  const expected = await region(page)
    .locator('button, input, select, summary')
    .evaluateAll((elements) => elements.filter((each) => each.checkVisibility()).length)
  await region(page).getByRole('button').first().focus()
  const seen = new Set<string>()
  for (let press = 0; press < expected + 2; press += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const inside = element?.closest('section')?.parentElement?.closest('section') ?? element
      const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body)
      return {
        id: element ? [...document.querySelectorAll('*')].indexOf(element) : -1,
        inEpisode: inside?.closest('section')?.querySelector('[aria-label="Timeline"]') != null,
        outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      }
    })
    if (!focused.inEpisode) break
    if (press > 0) expect(focused.outlined).toBe(true)
    seen.add(String(focused.id))
    await page.keyboard.press('Tab')
  }
  expect(seen.size).toBe(expected)
})
