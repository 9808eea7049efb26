import { expect, type Page, test } from '@playwright/test'

const alpha = (page: Page) => page.getByRole('slider', { name: 'α, weight on performance' })
const timeline = (page: Page) =>
  page.getByRole('region', { name: 'Episode' }).getByRole('slider').first()

test.beforeEach(async ({ page }) => {
  await page.goto('#v=2&task=atlas')
  await expect(page.getByRole('region', { name: 'Episode' }).getByText('Gold answer')).toBeVisible()
})

test('Home, the arrows and Space move the episode', async ({ page }) => {
  await page.keyboard.press('Home')
  await expect(timeline(page)).toHaveValue('0')
  await page.keyboard.press('ArrowRight')
  await expect(timeline(page)).toHaveValue('1')
  await page.keyboard.press('ArrowLeft')
  await expect(timeline(page)).toHaveValue('0')
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
})

test('the brackets move α, but not while typing', async ({ page }) => {
  await page.keyboard.press(']')
  await expect(alpha(page)).toHaveValue('0.55')
  await page.getByText('Fresh question', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Seed', exact: true }).pressSequentially('a]b?')
  await expect(alpha(page)).toHaveValue('0.55')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the help opens by ?, lists the keys, and closes by Escape', async ({ page }) => {
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'How Switchyard works' })
  await expect(help).toBeVisible()
  await expect(help.getByText('Play or pause the episode')).toBeVisible()
  await page.keyboard.press(']')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(alpha(page)).toHaveValue('0.5')
})

test('the page’s keys can be switched off in the help, and stay off', async ({ page }) => {
  const listen = page.getByRole('checkbox', { name: /^Listen for these keys/ })
  const open = () => page.getByRole('button', { name: 'Help' }).click()
  await open()
  await listen.uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press(']')
  await page.keyboard.press('?')
  await expect(alpha(page)).toHaveValue('0.5')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.reload()
  await expect(timeline(page)).toBeVisible()
  await page.keyboard.press(']')
  await open()
  await expect(listen).not.toBeChecked()
  await expect(alpha(page)).toHaveValue('0.5')
  await listen.check()
  await page.keyboard.press('Escape')
  await page.keyboard.press(']')
  await expect(alpha(page)).toHaveValue('0.55')
})

test('every control can be reached by Tab, and shows where the focus is', async ({ page }) => {
  const names: string[] = []
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const { activeElement: at } = document
      if (!at || at === document.body) return ''
      const label = at.getAttribute('aria-label') ?? ''
      const labelled = at instanceof HTMLInputElement || at instanceof HTMLSelectElement
      return label || (labelled ? (at.labels?.[0]?.textContent ?? '') : (at.textContent ?? ''))
    })
    names.push(name)
  }
  const all = names.join('\n')
  for (const name of ['Share', 'Task', 'Question', 'Router', 'Reset', 'Play', 'Run live', 'Load']) {
    expect(all).toContain(name)
  }
})
