// Where the app cannot start, the page says what it needs. In a frame it needs only scripts and its own origin.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'

const dist = join(import.meta.dirname, '..', 'dist')

/** A page of the same host with the app in a frame. */
async function openFramed(page: Page, sandbox: string) {
  await page.route('**/frame.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe sandbox="${sandbox}" src="./" width="1200" height="900"></iframe>`,
    }),
  )
  await page.goto('frame.html')
  return page.frameLocator('iframe')
}

test('opened from disk, the page says that it needs a web server', async ({ page }) => {
  await page.goto(pathToFileURL(join(dist, 'index.html')).href)
  await expect(page.getByText('A web server')).toBeVisible()
})

test('without the final slash of its address, the page says so', async ({ page }) => {
  const site = await serve({ root: dist, base: '/some/path/' })
  const body = await (await fetch(site.url)).text()
  const bare = site.url.replace(/[/]$/, '')
  await page.route(bare, (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(bare)
  await expect(page.getByText('add the final slash')).toBeVisible()
  await site.close()
})

test('in a frame without its origin, the page says what the frame must allow', async ({ page }) => {
  const frame = await openFramed(page, 'allow-scripts')
  await expect(frame.getByText('In a frame:')).toBeVisible()
})

test('without JavaScript, the page says so', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(baseURL ?? '')
  await expect(page.getByText('JavaScript, in a browser')).toBeVisible()
  await context.close()
})

test('in a frame that forbids forms, Make and Close work', async ({ page }) => {
  const frame = await openFramed(page, 'allow-scripts allow-same-origin')
  await expect(frame.getByText('Gold answer')).toBeVisible()
  await frame.getByRole('button', { name: 'Help' }).click()
  await frame.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(frame.getByRole('dialog')).toBeHidden()
  const question = frame.getByRole('combobox', { name: 'Question', exact: true })
  await frame.getByText('Fresh question', { exact: true }).click()
  const seed = frame.getByRole('textbox', { name: 'Seed', exact: true })
  await seed.fill('framed')
  await frame.getByRole('button', { name: 'Make' }).click()
  await expect(question).toHaveValue('relay/fresh/framed/0')
  await seed.fill('entered')
  await seed.press('Enter')
  await expect(question).toHaveValue('relay/fresh/entered/0')
})

test('where the app starts, those words are gone', async ({ page }) => {
  await page.goto('')
  await expect(page.getByRole('region', { name: 'Setup' })).toBeVisible()
  await expect(page.getByText('The page has not started')).toHaveCount(0)
})
