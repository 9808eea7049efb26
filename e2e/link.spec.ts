import { expect, type Page, test } from '@playwright/test'

const alpha = (page: Page) => page.getByRole('slider', { name: 'α, weight on performance' })
const question = (page: Page) => page.getByRole('combobox', { name: 'Question' })
const hash = (page: Page) => decodeURIComponent(new URL(page.url()).hash)

test('the default state has a bare address', async ({ page }) => {
  await page.goto('')
  await expect(alpha(page)).toBeVisible()
  expect(hash(page)).toBe('')
})

test('a link brings the state back, and holds only what differs', async ({ page }) => {
  await page.goto('')
  await page.getByRole('combobox', { name: 'Router' }).selectOption('Oracle')
  await alpha(page).fill('0.8')
  await expect.poll(() => hash(page)).toBe('#v=2&r=oracle&a=0.8')
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
  ['a word for a number', '#v=2&a=lots', /"a=lots"/],
  ['a question that is none', '#v=2&q=atlas/test/123456', /"q=/],
  ['an unknown part', '#v=2&evil=1', /unknown part "evil"/],
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

test('Back returns to the question before', async ({ page }) => {
  await page.goto('#v=2&q=atlas/test/1')
  await expect(question(page)).toHaveValue('atlas/test/1')
  await question(page).focus()
  await question(page).selectOption('atlas/test/2')
  await expect.poll(() => hash(page)).toContain('atlas/test/2')
  await page.goBack()
  await expect(question(page)).toHaveValue('atlas/test/1')
})

test('Share copies the link of this very state', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('')
  await alpha(page).fill('0.3')
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(copied).hash).toBe('#v=2&a=0.3')
})
