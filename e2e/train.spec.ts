import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'

const RELAY = '#v=2&q=relay/test/0'

const train = (page: Page): Locator => page.getByRole('region', { name: 'Train', exact: true })
const episode = (page: Page): Locator => page.getByRole('region', { name: 'Episode', exact: true })
const table = (page: Page): Locator => page.getByRole('table', { name: 'Operating points' })
const button = (page: Page, name: string): Locator =>
  train(page).getByRole('button', { name, exact: true })
const row = (page: Page, router: string): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: router, exact: true }) })
const item = (page: Page, router: string): Locator =>
  train(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: router, exact: true }) })

const utilityIn = async (line: Locator): Promise<number> =>
  Number(((await line.getByRole('cell').last().textContent()) ?? '').replace('−', '-'))

async function open(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expect(table(page)).toBeVisible({ timeout: 60_000 })
}

/** Trains the learner at hand to its end. */
async function trainToEnd(page: Page): Promise<void> {
  await button(page, 'Train').click()
  await expect(train(page).getByRole('status')).toContainText('test questions: utility', {
    timeout: 60_000,
  })
}

test('the default learner beats the best single model, and its router is stepped from the keyboard', async ({
  page,
}) => {
  await open(page, RELAY)
  // One that ships has the same recipe.
  await button(page, 'Remove Exact gradient').click()
  await expect(row(page, 'Exact gradient')).toHaveCount(0)
  await trainToEnd(page)
  await expect(train(page).getByRole('application', { name: 'Learning curve' })).toBeVisible()
  await expect(train(page).getByRole('status')).toContainText(
    /[1-9]\d% of the way from one to the other/,
  )
  await expect(item(page, 'Exact gradient')).toContainText('trained here')
  await expect(row(page, 'Exact gradient')).toBeVisible()

  const own = await utilityIn(row(page, 'Exact gradient'))
  const singles = table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^All / }) })
  const utilities = await Promise.all((await singles.all()).map(utilityIn))
  expect(utilities).toHaveLength(4)
  expect(own).toBeGreaterThan(Math.max(...utilities))
  const names = await table(page)
    .getByRole('row')
    .evaluateAll((rows) => rows.slice(1).map((each) => each.querySelector('button')?.textContent))
  const above = names.slice(0, names.indexOf('Exact gradient'))
  for (const name of above) expect(name).toMatch(/^(Oracle|HierRouter|Cost bound)$/)

  await expect(page.getByRole('combobox', { name: 'Router' })).toHaveValue('policy-gradient')
  await page.getByRole('heading', { name: 'Train', exact: true }).click()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(episode(page).getByRole('slider', { name: 'Timeline' })).toHaveValue('1')
  await expect(episode(page).getByRole('region', { name: 'Decision' })).toContainText(
    /Exact gradient: It has learnt to give such a step to Yard .* for it[.]/,
  )
})

test('another seed makes a second router beside the first, and the address brings both back', async ({
  page,
}) => {
  await open(page, RELAY)
  await trainToEnd(page)
  await train(page).getByRole('textbox', { name: 'Training seed' }).fill('2')
  await trainToEnd(page)
  const names = ['Exact gradient', 'Exact gradient · seed 2']
  for (const name of names) {
    await expect(item(page, name)).toContainText('trained here', { timeout: 60_000 })
  }
  const utilities = () => Promise.all(names.map((name) => utilityIn(row(page, name))))
  await expect(row(page, names[1]!)).toBeVisible()
  const before = await utilities()
  await expect(page).toHaveURL(/r=policy-gradient~seed%3A2&tr=policy-gradient$/)

  await page.reload()
  await expect(item(page, names[1]!)).toContainText('trained here', { timeout: 60_000 })
  for (const name of names) await expect(row(page, name)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('combobox', { name: 'Router' })).toHaveValue('policy-gradient~seed:2')
  expect(await utilities()).toEqual(before)
})

test('a training is paused, stepped, resumed and reset', async ({ page }) => {
  await open(page, RELAY)
  await train(page).getByRole('combobox', { name: 'Learner' }).selectOption('hier-router')
  await train(page).getByRole('spinbutton', { name: 'Passes' }).fill('2000')
  await button(page, 'Train').click()
  const pass = train(page).getByText(/^pass \d+ ·/)
  const passed = async () => Number(/^pass (\d+)/.exec((await pass.textContent()) ?? '')?.[1])
  await expect(pass).toBeVisible({ timeout: 60_000 })
  await button(page, 'Pause training').click()
  await expect(train(page).getByRole('status')).toHaveText('Paused. Step runs one more pass.')
  // What was under way when it was paused may still come in.
  await expect(async () => {
    const before = await passed()
    await button(page, 'Step training').click()
    await expect(pass).toHaveText(new RegExp(`^pass ${before + 1} ·`), { timeout: 5000 })
  }).toPass()
  const stepped = await passed()
  await button(page, 'Resume').click()
  await expect.poll(passed).toBeGreaterThan(stepped + 1)
  await button(page, 'Reset training').click()
  await expect(train(page).getByText('Press Train: the curve appears here')).toBeVisible()
  await expect(button(page, 'Reset training')).toBeDisabled()
})

test('an exported router comes back in, and is worth the same', async ({ page }) => {
  const name = 'Exact gradient · 10% of the train questions'
  await open(page, RELAY)
  await train(page).getByRole('combobox', { name: 'Train questions' }).selectOption('10%')
  await trainToEnd(page)
  await expect(row(page, name)).toBeVisible()
  const before = await row(page, name).getByRole('cell').allTextContents()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, `Export ${name}`).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^switchyard-router-relay-.*[.]json$/)
  const buffer = await readFile(await download.path())
  await button(page, `Remove ${name}`).click()
  await expect(row(page, name)).toHaveCount(0)

  const importFile = async (file: string, content: Buffer) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      button(page, 'Import router').click(),
    ])
    await chooser.setFiles({ name: file, mimeType: 'application/json', buffer: content })
  }
  await importFile('cut.json', buffer.subarray(0, 200))
  await expect(page.getByRole('alert')).toContainText('cut.json was not imported')
  await importFile('router.json', buffer)
  await expect(item(page, name)).toContainText('from a file')
  await expect(row(page, name)).toBeVisible()
  expect(await row(page, name).getByRole('cell').allTextContents()).toEqual(before)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a router that was just trained runs a fresh question live', async ({ page }) => {
  await open(page, '#v=2&q=relay/fresh/live/0&r=random')
  await trainToEnd(page)
  await page.getByRole('button', { name: 'Run live' }).click()
  const stop = page.getByRole('button', { name: 'Stop', exact: true })
  await expect(stop).toHaveAttribute('aria-disabled', 'false')
  await expect(stop).toHaveAttribute('aria-disabled', 'true', { timeout: 90_000 })
  const verdict = episode(page).getByRole('region', { name: 'Verdict' })
  await expect(verdict).toContainText('Live')
  await expect(verdict).toContainText('Gold answer')
  await expect(episode(page)).toContainText('Switches set by Exact gradient')
  await expect(episode(page).getByRole('alert')).toHaveCount(0)
})
