// A failure takes down its panel, never the page.
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'

// The service worker would serve from its cache what the host no longer has.
test.use({ serviceWorkers: 'block' })

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const gone = { status: 404, body: 'gone' }

const PARTS = [
  { panel: 'Episode', files: '**/assets/episode-panel-*.js', shows: 'Gold answer' },
  { panel: 'Front', files: '**/assets/front-panel-*.js', shows: 'mean cost, 0 to 1 →' },
  { panel: 'Pool', files: '**/assets/pool-panel-*.js', shows: 'Yard 500k' },
  { panel: 'Front', files: '**/assets/front-panel-*.css', shows: 'mean cost, 0 to 1 →' },
]

for (const { panel, files, shows } of PARTS) {
  test(`without ${files.slice('**/assets/'.length)}, ${panel} says so, the others work, and it loads when asked again`, async ({
    page,
  }) => {
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.route(files, (route) => route.fulfill(gone))
    await page.goto('#v=2&task=atlas')
    const alert = region(page, panel).getByRole('alert')
    await expect(alert).toContainText('could not be fetched')
    for (const name of ['Setup', 'Episode', 'Front', 'Pool'].filter((each) => each !== panel)) {
      await expect(region(page, name)).toBeVisible()
      await expect(region(page, name).getByRole('button', { name: 'Try again' })).toHaveCount(0)
    }
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toContainText('could not be fetched')
    await page.unroute(files)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(region(page, panel).getByText(shows).first()).toBeVisible()
    await expect(alert).toHaveCount(0)
    expect(errors).toEqual([])
  })
}

test('a panel whose style sheet came late looks as it should', async ({ page }) => {
  const widthOf = async () => {
    const table = page.getByRole('table', { name: 'Operating points' })
    await expect(table).toBeVisible()
    return table.evaluate((element) => getComputedStyle(element).width)
  }
  await page.goto('#v=2&task=atlas')
  const width = await widthOf()
  await page.route('**/assets/front-panel-*.css', (route) => route.fulfill(gone))
  await page.reload()
  const again = region(page, 'Front').getByRole('button', { name: 'Try again' })
  await expect(again).toBeVisible()
  await page.unroute('**/assets/front-panel-*.css')
  await again.click()
  expect(await widthOf()).toBe(width)
})

test('Reload in a panel that failed loads the page again', async ({ page }) => {
  await page.route('**/assets/pool-panel-*.js', (route) => route.fulfill(gone))
  await page.goto('#v=2&task=atlas')
  const reload = region(page, 'Pool').getByRole('button', { name: 'Reload' })
  await expect(reload).toBeVisible()
  await page.unroute('**/assets/pool-panel-*.js')
  await reload.click()
  await expect(region(page, 'Pool').getByRole('button', { name: 'Load Yard 500k' })).toBeVisible()
})

test('an imported episode by a model without a price leaves the page standing', async ({
  page,
}) => {
  await page.goto('#v=2&task=atlas')
  await expect(region(page, 'Episode').getByText('Gold answer')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export episode' }).click(),
  ])
  const file = await readFile(await download.path(), 'utf8')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import episode' }).click(),
  ])
  await chooser.setFiles({
    name: 'strange.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      file.replaceAll('yard-500k', 'nobody-1b').replaceAll('yard-3m', 'nobody-9b'),
    ),
  })
  await expect(page.getByRole('alert').first()).toBeVisible()
  for (const name of ['Setup', 'Episode', 'Front', 'Pool']) {
    await expect(region(page, name)).toBeVisible()
  }
  await expect(page.getByRole('combobox', { name: 'Task' })).toBeEnabled()
})
