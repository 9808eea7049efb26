import { expect, type Page, test } from '@playwright/test'

const setup = (page: Page) => page.getByRole('region', { name: 'Setup' })
const alpha = (page: Page) => page.getByRole('slider', { name: 'α, weight on performance' })
const beta = (page: Page) => page.getByRole('slider', { name: 'β, weight on cost' })

test.beforeEach(async ({ page }) => {
  await page.goto('#v=2&task=atlas')
  await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
})

test('the page opens with its four regions and a finished figure, and fetches no model', async ({
  page,
}) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.reload()
  for (const name of ['Setup', 'Episode', 'Front', 'Pool']) {
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
  }
  await expect(page.getByRole('region', { name: 'Episode' }).getByText('Gold answer')).toBeVisible()
  expect(fetched.filter((url) => /[/](models|ort)[/]/.test(url))).toEqual([])
  const { origin } = new URL(page.url())
  expect(fetched.filter((url) => !url.startsWith(origin))).toEqual([])
})

test('linked sliders sum to one, unlinked ones move alone', async ({ page }) => {
  await alpha(page).fill('0.8')
  await expect(beta(page)).toHaveValue('0.2')
  await page.getByRole('checkbox', { name: 'Link α + β = 1' }).uncheck()
  await beta(page).fill('0.6')
  await expect(alpha(page)).toHaveValue('0.8')
  await expect(alpha(page)).toHaveAttribute('aria-valuetext', /0\.80, weight on performance/)
})

test('the presets are those of the paper', async ({ page }) => {
  for (const [name, a, b] of [
    ['Performance first', '0.8', '0.2'],
    ['Cost first', '0.2', '0.8'],
    ['Balanced', '0.5', '0.5'],
  ] as const) {
    const preset = page.getByRole('button', { name })
    await preset.click()
    await expect(alpha(page)).toHaveValue(a)
    await expect(beta(page)).toHaveValue(b)
    await expect(preset).toHaveAttribute('aria-pressed', 'true')
  }
})

test('a slider moves by its own keys', async ({ page }) => {
  await alpha(page).focus()
  await page.keyboard.press('ArrowRight')
  await expect(alpha(page)).toHaveValue('0.51')
  await page.keyboard.press('Home')
  await expect(alpha(page)).toHaveValue('0')
})

test('another question, split and router can be picked', async ({ page }) => {
  const episode = page.getByRole('region', { name: 'Episode' })
  const question = setup(page).getByRole('combobox', { name: 'Question', exact: true })
  await question.focus()
  const third = question.getByRole('option').nth(2)
  const value = (await third.getAttribute('value')) ?? ''
  await question.selectOption(value)
  const text = ((await third.textContent()) ?? '').replace(/^#\d+ /, '')
  await expect(episode.getByText(text, { exact: true })).toBeVisible()
  await setup(page).getByRole('combobox', { name: 'Split' }).selectOption('validation')
  await expect(question).toHaveValue('atlas/validation/0')
  const router = setup(page).getByRole('combobox', { name: 'Router' })
  await router.selectOption('Oracle')
  await expect(router).toHaveValue('oracle')
})

test('a seed makes the same fresh question every time, which only a live run can play', async ({
  page,
}) => {
  const episode = page.getByRole('region', { name: 'Episode' })
  const make = async (seed: string) => {
    await page.getByText('Fresh question', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Seed', exact: true }).fill(seed)
    await page.getByRole('button', { name: 'Make' }).click()
    await page.keyboard.press('Escape')
    return episode.getByRole('heading', { level: 3 }).first().textContent()
  }
  const first = await make('my seed')
  expect(await make('another')).not.toBe(first)
  expect(await make('my seed')).toBe(first)
  await expect(episode.getByText('Nobody has recorded this question')).toBeVisible()
})

test('prices can be set or taken from the paper, and every cost follows', async ({ page }) => {
  const row = page
    .getByRole('table', { name: 'Operating points' })
    .getByRole('row', { name: /All Strong/ })
  const before = (await row.textContent()) ?? ''
  await page.getByText('Prices', { exact: true }).click()
  const price = page.getByRole('spinbutton').first()
  await price.fill('5')
  await expect(row).not.toHaveText(before)
  await page.getByRole('button', { name: 'Published per-pair prices' }).click()
  await expect(setup(page).getByText('one of each')).toBeVisible()
  await page.getByRole('button', { name: 'Default prices' }).click()
  await expect(row).toHaveText(before)
})

test('text that is no price is rejected', async ({ page }) => {
  await page.getByText('Prices', { exact: true }).click()
  const price = page.getByRole('spinbutton').first()
  for (const text of ['-4', '1,250', 'ten']) {
    await price.fill(text)
    await expect(price).toHaveAttribute('aria-invalid', 'true')
    await price.blur()
    await expect(price).toHaveValue('0.2')
    await expect(price).toHaveAttribute('aria-invalid', 'false')
  }
})

test('a price may be typed with a comma, and moved by the arrows', async ({ page }) => {
  await page.getByText('Prices', { exact: true }).click()
  const price = page.getByRole('spinbutton').first()
  await price.selectText()
  await price.pressSequentially('1,5')
  await price.blur()
  await expect(price).toHaveValue('1.5')
  await price.press('ArrowUp')
  await expect(price).toHaveValue('1.55')
  await price.press('ArrowDown')
  await expect(price).toHaveValue('1.5')
})

test('a slider moved just before a reload stays where it was put', async ({ page }) => {
  for (const value of ['0.8', '0.3']) {
    await alpha(page).fill(value)
    await page.reload()
    await expect(alpha(page)).toHaveValue(value)
    await expect(page).toHaveURL(new RegExp(`a=${value.replace('.', '[.]')}`))
  }
})

test('the range of cost can be robust, which every cost follows, and the link keeps it', async ({
  page,
}) => {
  const row = page
    .getByRole('table', { name: 'Operating points' })
    .getByRole('row', { name: /All Strong/ })
  const before = (await row.textContent()) ?? ''
  await setup(page).getByText('Range of cost', { exact: true }).click()
  await expect(setup(page).getByText(/Cost 0 is the cheapest train episode/)).toBeVisible()
  const robust = page.getByRole('button', { name: 'Robust', exact: true })
  await robust.click()
  await expect(robust).toHaveAttribute('aria-pressed', 'true')
  await expect(setup(page).getByText(/5% cost more. None is cut off/)).toBeVisible()
  await expect(row).not.toHaveText(before)
  await expect(page.getByText('mean cost, robust range →')).toBeVisible()
  const decision = page.getByRole('region', { name: 'Decision', exact: true })
  await expect(decision.getByText(/cost on the robust range/)).toBeVisible()
  await expect(page).toHaveURL(/range=robust/)
  await page.reload()
  await expect(page.getByText('mean cost, robust range →')).toBeVisible()
  await setup(page).getByText('Range of cost', { exact: true }).click()
  await page.getByRole('button', { name: 'Min–max, as published' }).click()
  await expect(row).toHaveText(before)
  await expect(page).not.toHaveURL(/range=/)
})
