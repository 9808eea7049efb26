import { expect, type Page, test } from '@playwright/test'

const alpha = (page: Page) => page.getByRole('slider', { name: 'α, weight on performance' })
const question = (page: Page) => page.getByRole('combobox', { name: 'Question', exact: true })
const hash = (page: Page) => decodeURIComponent(new URL(page.url()).hash)

test('the default state has a bare address', async ({ page }) => {
  await page.goto('')
  await expect(alpha(page)).toBeVisible()
  expect(hash(page)).toBe('')
})

test('a link restores the state, and holds only what differs from the default', async ({
  page,
}) => {
  await page.goto('')
  await page.getByRole('combobox', { name: 'Router' }).selectOption('Oracle')
  await alpha(page).fill('0.8')
  await expect.poll(() => hash(page)).toMatch(/^#v=4&k=\w{4}&r=oracle&a=0[.]8$/)
  const link = page.url()
  await page.goto('about:blank')
  await page.goto(link)
  await expect(page.getByRole('combobox', { name: 'Router' })).toHaveValue('oracle')
  await expect(alpha(page)).toHaveValue('0.8')
  await expect(page.getByRole('slider', { name: 'β, weight on cost' })).toHaveValue('0.2')
})

test('numbers out of range are clamped', async ({ page }) => {
  await page.goto('#v=2&a=12')
  await expect(alpha(page)).toHaveValue('1')
})

for (const [what, bad, says] of [
  ['another version', '#v=9&a=0.8', /"v=9"/],
  ['nonsense', '#%E0%A4%A', /could not be read/],
] as const) {
  test(`a hash with ${what} is reported and ignored`, async ({ page }) => {
    await page.goto(bad)
    const notice = page.getByRole('alert').filter({ hasText: 'link could not be read' })
    await expect(notice).toContainText(says)
    await expect(alpha(page)).toHaveValue('0.5')
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toBeHidden()
  })
}

for (const [what, part, says] of [
  ['a word for a number', 'b=lots', '"b=lots" is not a number'],
  ['a question that is none', 'q=atlas/test/123456', 'is not a question'],
  ['an unknown router', 'r=constructor', '"r=constructor" is not a router'],
  ['an unknown part', 'utm_source=x', '"utm_source=x" is an unknown part'],
] as const) {
  test(`a link with ${what} opens with the rest, and says so`, async ({ page }) => {
    await page.goto(`#v=2&a=0.8&${part}`)
    await expect(page.getByText('link were left out')).toContainText(says)
    await expect(alpha(page)).toHaveValue('0.8')
    await expect(page.getByRole('combobox', { name: 'Router' })).toHaveValue('policy')
  })
}

test('a link with punctuation after it opens in full', async ({ page }) => {
  await page.goto('#v=2&amp;q=atlas/test/12&amp;a=0.8&amp;at=3).')
  await expect(question(page)).toHaveValue('atlas/test/12')
  await expect(alpha(page)).toHaveValue('0.8')
  await expect(page.getByText('link were left out')).toContainText('")." came after "at=3"')
})

test('a link that was cut short opens, and says that it may be another question', async ({
  page,
}) => {
  await page.goto('#v=2&q=atlas/test/12&a=0.8')
  await expect(question(page)).toHaveValue('atlas/test/12')
  await alpha(page).fill('0.7')
  await expect.poll(() => hash(page)).toContain('a=0.7')
  const link = page.url()
  await page.goto('about:blank')
  await page.goto(link.slice(0, link.indexOf('atlas/test/1') + 'atlas/test/1'.length))
  await expect(question(page)).toHaveValue('atlas/test/1')
  await expect(page.getByRole('alert')).toContainText('was cut short or changed on its way')
  await page.goto('about:blank')
  await page.goto(link)
  await expect(question(page)).toHaveValue('atlas/test/12')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a fresh question of many accented letters opens, live and by its link', async ({ page }) => {
  await page.goto('#v=2&task=atlas')
  await page.getByText('Fresh question', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Seed', exact: true }).fill('ä'.repeat(34))
  await page.getByRole('button', { name: 'Make' }).click()
  await expect(page.getByText('Nobody has recorded this question')).toBeVisible()
  await expect.poll(() => hash(page)).toContain('atlas/fresh/')
  const asked = await question(page).inputValue()
  await page.reload()
  await expect(question(page)).toHaveValue(asked)
})

test('Back returns to the question before', async ({ page }) => {
  await page.goto('#v=2&q=atlas/test/1')
  await expect(question(page)).toHaveValue('atlas/test/1')
  await question(page).focus()
  await question(page).selectOption('atlas/test/2')
  await expect.poll(() => hash(page)).toContain('atlas/test/2')
  await page.goBack()
  await expect(question(page)).toHaveValue('atlas/test/1')
})

test('Share copies a link to the current state', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('')
  await alpha(page).fill('0.3')
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(copied).hash).toMatch(/^#v=4&k=\w{4}&a=0[.]3$/)
})
