import { expect, type Page, test } from '@playwright/test'

const forestsKept = (page: Page) =>
  page.evaluate(async () => {
    const urls = (await caches.keys()).map(async (name) => {
      const requests = await (await caches.open(name)).keys()
      return requests.map(({ url }) => new URL(url).pathname)
    })
    return (await Promise.all(urls)).flat().filter((path) => path.includes('/forests/'))
  })

/** Waits until everything that was asked for is kept. */
async function rest(page: Page, forests: readonly string[]): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect
    .poll(async () => (await forestsKept(page)).sort())
    .toEqual(forests.map((name) => `/forests/${name}.json`).sort())
}

test('once loaded, the page opens without a network, with every recorded episode', async ({
  page,
  context,
}) => {
  await page.goto('')
  await expect(page.getByText(/questions of Relay.* are recorded/)).toBeVisible()
  await rest(page, ['relay', 'relay.opening'])
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Episode' }).getByText('Gold answer')).toBeVisible()
  await page.goto('#v=2&q=relay/test/42')
  await expect(page.getByText(/step \d+ of [1-9]/)).toBeVisible()
})

test('a task that was opened once opens without a network; another says what it lacks', async ({
  page,
  context,
}) => {
  await page.goto('')
  await page.getByRole('combobox', { name: 'Task' }).selectOption('ledger')
  await expect(page.getByText(/questions of Ledger.* are recorded/)).toBeVisible()
  await expect.poll(() => forestsKept(page)).toContain('/forests/ledger.json')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(/questions of Ledger.* are recorded/)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Task' }).selectOption('quiz')
  await expect(page.getByRole('region', { name: 'Pool' }).getByRole('alert')).toContainText(
    'quiz.json could not be fetched. Without a network',
  )
})

test('a first visit fetches no forest that nobody asked for', async ({ page, context }) => {
  const asked = new Set<string>()
  // The service worker's own requests too.
  context.on('request', (request) => {
    if (request.url().includes('/forests/')) asked.add(new URL(request.url()).pathname)
  })
  await page.goto('')
  await expect(page.getByText(/questions of Relay.* are recorded/)).toBeVisible()
  await rest(page, ['relay', 'relay.opening'])
  expect([...asked].sort()).toEqual(['/forests/relay.json', '/forests/relay.opening.json'])
})
