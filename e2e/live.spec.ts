import { expect, type Page, test } from '@playwright/test'

// Only the weak model: these tests are about the run, not the models.
const START = '#v=2&r=all-weak'

const episode = (page: Page) => page.getByRole('region', { name: 'Episode' })
const run = (page: Page) => page.getByRole('button', { name: 'Run live' })
const stop = (page: Page) => page.getByRole('button', { name: 'Stop' })
const stations = (page: Page) =>
  episode(page).getByRole('list', { name: 'Steps of this episode' }).getByRole('listitem')

/** Waits until no run goes on. */
const atRest = (page: Page) =>
  expect(stop(page)).toHaveAttribute('aria-disabled', 'true', { timeout: 90_000 })
const busy = (page: Page) => expect(stop(page)).toHaveAttribute('aria-disabled', 'false')
/** Waits until a step is being written. */
const writing = (page: Page) =>
  expect(episode(page).getByText('Live', { exact: true }).first()).toBeVisible({ timeout: 60_000 })

test('a whole live episode on WebAssembly, from a page that had fetched no model', async ({
  page,
}) => {
  await page.goto(START)
  await expect(run(page)).toBeVisible()
  await run(page).click()
  await writing(page)
  await atRest(page)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
  await expect(episode(page).getByText('Recorded', { exact: true })).toHaveCount(0)
  const pool = page.getByRole('region', { name: 'Pool' })
  await expect(pool.getByText(/WebAssembly .*tokens\/s/)).toBeVisible()
  await expect(pool.getByText(/Models run on WebAssembly: .*WebGPU/)).toBeVisible()
})

test('a fresh question runs live, and what was run is still there after a reload', async ({
  page,
}) => {
  await page.goto(`${START}&q=atlas/fresh/live/0`)
  await expect(page.getByText('Nobody has recorded this question')).toBeVisible()
  await run(page).click()
  await writing(page)
  await atRest(page)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
  const steps = await stations(page).allTextContents()
  await page.reload()
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
  expect(await stations(page).allTextContents()).toEqual(steps)
})

test('a double press starts one run', async ({ page }) => {
  await page.goto(START)
  await run(page).dblclick()
  await writing(page)
  await atRest(page)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
  await expect(episode(page).getByRole('alert')).toHaveCount(0)
})

test('Stop ends a load and a run, and what was done is kept', async ({ page }) => {
  await page.goto(START)
  await run(page).click()
  await busy(page)
  await stop(page).click()
  await atRest(page)
  await run(page).click()
  await writing(page)
  // A small model may have come to its verdict before the press.
  await stop(page).dispatchEvent('click')
  await atRest(page)
  await expect(stations(page).first()).toBeVisible()
  await expect(episode(page).getByRole('alert')).toHaveCount(0)
  await run(page).click()
  await writing(page)
  await atRest(page)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
})

test('another question ends the run and shows its own episode', async ({ page }) => {
  await page.goto(START)
  await run(page).click()
  await writing(page)
  const question = page.getByRole('combobox', { name: 'Question', exact: true })
  await question.focus()
  await question.selectOption('atlas/test/3')
  await atRest(page)
  await expect(episode(page).getByRole('alert')).toHaveCount(0)
  await expect(question).toHaveValue('atlas/test/3')
  await run(page).click()
  await writing(page)
  await atRest(page)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
})

test('a lost network: says what is missing, and Retry goes on when it is back', async ({
  page,
}) => {
  await page.route('**/*.onnx', (route) => route.abort())
  await page.goto(START)
  await run(page).click()
  const alert = episode(page).getByRole('alert')
  await expect(alert).toContainText('models/yard-500k', { timeout: 60_000 })
  await page.unroute('**/*.onnx')
  await alert.getByRole('button', { name: 'Retry' }).click()
  await writing(page)
  await atRest(page)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
})

test('a branch that nobody recorded is run live, and keeps the steps before it', async ({
  page,
}) => {
  await page.goto(`${START}&at=3`)
  const before = (await stations(page).first().textContent()) ?? ''
  await episode(page)
    .getByRole('button', { name: /^Try the strong model here/ })
    .click()
  await busy(page)
  await writing(page)
  await atRest(page)
  await expect(stations(page).first()).toHaveText(before)
  await expect(episode(page).getByText('Yard 3m').first()).toBeAttached()
})

test('a worker that hangs: Stop frees the page, and the next run starts another', async ({
  page,
}) => {
  await page.goto(START)
  await page.getByRole('button', { name: 'Load Yard 500k' }).click()
  await expect(page.getByRole('button', { name: 'Unload Yard 500k' })).toBeVisible({
    timeout: 60_000,
  })
  // As one does that runs out of memory, before the browser ends it.
  const engine = page.workers().find((worker) => worker.url().startsWith('blob:'))
  await engine?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  await run(page).click()
  await busy(page)
  await stop(page).click()
  await atRest(page)
  await run(page).click()
  await busy(page)
  await atRest(page)
  await expect(episode(page).getByText('Gold answer')).toBeVisible()
  await expect(episode(page).getByRole('alert')).toHaveCount(0)
})
