// Tasks whose every step is routed: what the recorded tree promises, and what moves it.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const region = (page: Page): Locator => page.getByRole('region', { name: 'Episode', exact: true })
const list = (page: Page, name: string): Locator => region(page).getByRole('list', { name })
const timeline = (page: Page): Locator => region(page).getByRole('slider', { name: 'Timeline' })
const verdict = (page: Page): Locator => region(page).getByRole('region', { name: 'Verdict' })

/** Opens a question of a task with a router, and waits until its whole recording is there. */
async function open(page: Page, question: string, router: string): Promise<void> {
  const [task] = question.split('/')
  await page.goto(`#v=2&task=${task}&q=${question}&r=${router}`)
  await expect(verdict(page)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
}

/** Chooses a task and, once its recording has arrived, goes to the end of its first episode. */
async function choose(page: Page, task: string): Promise<void> {
  const tasks = page.getByRole('combobox', { name: 'Task' })
  await tasks.selectOption(task)
  await expect(tasks).toHaveValue(task)
  await expect(timeline(page)).toBeEnabled()
  await timeline(page).press('End')
}

/** The score that a text names: "Accuracy 1.00". */
const scoreIn = (text: string | null): string | undefined =>
  /Accuracy\W*([\d.]+)/.exec(text ?? '')?.[1]

for (const question of ['ledger/test/0', 'relay/test/0']) {
  test(`${question}: taking a branch brings the outcome it was recorded with`, async ({ page }) => {
    await open(page, question, 'random')
    const branches = list(page, 'Branches not taken').getByRole('button')
    const promised = scoreIn(await branches.first().textContent())
    expect(promised).toBeDefined()
    await branches.first().focus()
    await page.keyboard.press('Enter')
    await timeline(page).press('End')
    await expect.poll(async () => scoreIn(await verdict(page).textContent())).toBe(promised)
    await region(page).getByRole('button', { name: 'Back to the router’s choice' }).click()
    await expect(verdict(page)).toBeVisible()
  })

  test(`${question}: the values at the switches follow α`, async ({ page }) => {
    await open(page, question, 'random')
    const values = list(page, 'Values at the switches')
    await expect(values.getByRole('listitem').first()).toBeVisible()
    const before = (await values.textContent()) ?? ''
    await page.getByRole('slider', { name: 'α, weight on performance' }).fill('1')
    await expect(values).not.toHaveText(before)
    // With no weight on cost, the first value is the best score that is possible.
    await expect(values.getByRole('listitem').first()).toHaveText(/: [01][.]00/)
  })
}

test('axe finds nothing on a task routed at every step', async ({ page }) => {
  await open(page, 'relay/test/0', 'oracle')
  await expectAccessible(page)
})

test('τ moves the path between its ends, and the link keeps it', async ({ page }) => {
  await open(page, 'ledger/test/0', 'log-prob-threshold')
  const tau = page.getByRole('slider', { name: /^τ/ })
  const steps = list(page, 'Steps of this episode')
  await tau.press('Home')
  await expect(steps).not.toContainText('Yard arithmetic 4m')
  await tau.press('End')
  await expect(steps).toContainText('Yard arithmetic 4m')
  await expect.poll(() => new URL(page.url()).hash).toContain('t=')
  const written = (await steps.textContent()) ?? ''
  await page.reload()
  await expect(steps).toHaveText(written)
})

test('a chosen task brings its own pool and metric', async ({ page }) => {
  await page.goto('#v=2&task=atlas')
  await choose(page, 'quiz')
  await expect(verdict(page)).toContainText('Accuracy')
  const pool = page.getByRole('region', { name: 'Pool' })
  for (const name of ['Yard reading', 'Yard facts', 'Yard arithmetic', 'Yard 4m']) {
    await expect(pool.getByRole('button', { name: `Load ${name}` })).toBeVisible()
  }
  await choose(page, 'atlas')
  await expect(verdict(page)).toContainText('F1')
})

test('a link that names only a task opens on its first question, with its best trained router', async ({
  page,
}) => {
  await page.goto('#v=2&task=relay')
  await expect(verdict(page)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Router' })).toHaveValue('hier-router')
})

test('the page says that a recording is cut short, and goes on working', async ({ page }) => {
  await page.route('**/forests/ledger.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"version":2,"task":"ledger"' }),
  )
  await page.goto('#v=2&task=ledger&q=ledger/test/0')
  await expect(page.getByRole('alert').filter({ hasText: /ledger/ })).toBeVisible()
  await choose(page, 'atlas')
  await expect(verdict(page)).toContainText('F1')
})
