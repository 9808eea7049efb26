// What a person sees and does in the Episode region, on recorded episodes.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const region = (page: Page): Locator => page.getByRole('region', { name: 'Episode', exact: true })
const button = (page: Page, name: string): Locator =>
  region(page).getByRole('button', { name, exact: true })
const timeline = (page: Page): Locator => region(page).getByRole('slider', { name: 'Timeline' })
const stations = (page: Page): Locator =>
  region(page).getByRole('list', { name: 'Steps of this episode' }).getByRole('button')
const branches = (page: Page): Locator =>
  region(page).getByRole('list', { name: 'Branches not taken' }).getByRole('button')
const verdict = (page: Page): Locator => region(page).getByRole('region', { name: 'Verdict' })

/** The number after a word: "F1 0.50" reads 0.5. */
const numberAfter = (text: string, word: string): number =>
  Number(new RegExp(`${word}[^\\d]*([\\d.]+)`).exec(text)?.[1] ?? Number.NaN)

async function open(page: Page): Promise<number> {
  await page.goto('./#v=2&task=atlas')
  await expect(verdict(page)).toBeVisible()
  return Number(await timeline(page).getAttribute('max'))
}

test('a finished episode is shown before any model is fetched', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const steps = await open(page)
  await expect(region(page).getByText('Recorded').first()).toBeVisible()
  await expect(region(page).getByRole('heading', { level: 3 }).first()).toContainText('?')
  await expect(stations(page)).toHaveCount(steps)
  await expect(branches(page)).toHaveCount(3)
  await expect(verdict(page)).toContainText('Gold answer')
  expect(asked.filter((path) => /[/](models|ort)[/]/.test(path))).toEqual([])
})

test('stepping shows one step after another, and the cost so far', async ({ page }) => {
  const steps = await open(page)
  await button(page, 'Reset').click()
  await expect(timeline(page)).toHaveValue('0')
  await expect(region(page).getByText('The question waits at the switch')).toBeVisible()
  await expect(verdict(page)).toBeHidden()
  let spent = 0
  for (let step = 1; step <= steps; step += 1) {
    await button(page, 'Step').click()
    await expect(region(page).getByRole('article', { name: `Step ${step}` })).toBeVisible()
    await expect(stations(page).nth(step - 1)).toHaveAttribute('aria-current', 'step')
    await expect(timeline(page)).toHaveAttribute(
      'aria-valuetext',
      new RegExp(`^Step ${step} of ${steps}: (Student|Teacher) on `),
    )
    const sum = (await region(page).getByText('Cost so far').locator('..').textContent()) ?? ''
    const tokens = numberAfter(sum.replaceAll(',', '').replace(/\$[\d.]+/, ''), 'Cost so far')
    expect(tokens).toBeGreaterThan(spent)
    spent = tokens
  }
  await expect(verdict(page)).toBeVisible()
  await expect(button(page, 'Step')).toBeDisabled()
  await button(page, 'Step back').click()
  await expect(timeline(page)).toHaveValue(String(steps - 1))
  await expect(verdict(page)).toBeHidden()
})

test('the timeline scrubs, and pressing a station goes to it', async ({ page }) => {
  await open(page)
  await timeline(page).fill('0')
  await expect(region(page).getByText('The question waits at the switch')).toBeVisible()
  await stations(page).first().click()
  await expect(timeline(page)).toHaveValue('1')
})

test('playing runs to the verdict and ends there', async ({ page }) => {
  const steps = await open(page)
  await button(page, 'Play').click()
  await expect(button(page, 'Pause')).toBeVisible()
  await expect(timeline(page)).toHaveValue(String(steps), { timeout: 60_000 })
  await expect(button(page, 'Play')).toBeVisible()
  await expect(verdict(page)).toBeVisible()
})

test('a step shows its prompt, folded, and its figures', async ({ page }) => {
  await open(page)
  await stations(page).first().click()
  const step = region(page).getByRole('article', { name: 'Step 1' })
  for (const figure of ['Tokens in', 'Tokens out', 'Cost', 'Time', 'Confidence']) {
    await expect(step.getByText(figure, { exact: true })).toBeVisible()
  }
  const heading = region(page).getByRole('heading', { level: 3 }).first()
  const question = (await heading.textContent()) ?? ''
  const prompt = step.locator('pre').filter({ hasText: 'Question:' })
  await expect(prompt).toBeHidden()
  await step.getByText('The prompt it read').click()
  await expect(prompt).toBeVisible()
  await expect(prompt).toContainText(question)
})

test('every branch ends with the outcome that it had promised', async ({ page }) => {
  await open(page)
  const promises = await branches(page).allTextContents()
  expect(promises).toHaveLength(3)
  for (const promise of promises) {
    const name = /Take the branch [^.]+[.]/.exec(promise)?.[0] ?? ''
    const branch = branches(page).filter({ hasText: name })
    await branch.click()
    await timeline(page).press('End')
    await expect(verdict(page)).toContainText(`Score (F1)${numberAfter(promise, 'F1').toFixed(2)}`)
    await expect(branch).toHaveCount(0)
  }
})

test('the other model can be tried at a step, and both branches compared', async ({ page }) => {
  await open(page)
  await stations(page).first().click()
  const figures = region(page).getByRole('article', { name: 'Step 1' }).getByRole('heading')
  const before = (await figures.textContent()) ?? ''
  await region(page)
    .getByRole('button', { name: /^Try the (weak|strong) model here$/ })
    .click()
  await expect(figures).not.toHaveText(before)
  await expect(timeline(page)).toHaveValue('1')
  await button(page, 'Compare').click()
  const table = region(page).getByRole('table', { name: /^Two branches side by side/ })
  await expect(table).toBeVisible()
  await expect(table.getByRole('row', { name: /^Cost/ })).toContainText(/[(][+−]\$/)
  await button(page, 'Back to the router’s choice').click()
  await expect(figures).toHaveText(before)
  await button(page, 'Compare').click()
  await expect(table).toBeHidden()
})

test('the decision follows the sliders', async ({ page }) => {
  await open(page)
  const decision = region(page).getByRole('region', { name: 'Decision' })
  const rows = decision.getByRole('row').filter({ has: page.getByRole('cell') })
  await expect(rows).toHaveCount(4)
  await expect(rows.filter({ hasText: 'chosen' })).toHaveCount(1)
  const alpha = page.getByRole('slider', { name: 'α, weight on performance' })
  await alpha.fill('1')
  for (const row of await rows.all()) {
    // With all weight on performance, utility is predicted performance.
    const [perf, , utility] = await row.getByRole('cell').allTextContents()
    expect(utility).toBe(perf)
  }
  await alpha.fill('0')
  const utilities = (await rows.all()).map((row) => row.getByRole('cell').nth(2).textContent())
  for (const utility of await Promise.all(utilities)) {
    expect(Number(utility?.replace('−', '-'))).toBeLessThanOrEqual(0)
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing wrong, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await open(page)
    await expectAccessible(page)
    await stations(page).first().click()
    await button(page, 'Compare').click()
    await expectAccessible(page)
  })
}

test('nothing moves by itself where reduced motion is asked for', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page)
  const moving = await region(page).evaluate(
    (element) =>
      [...element.querySelectorAll('*')].filter((each) => {
        const { transitionDuration, animationName } = getComputedStyle(each)
        return /[1-9]/.test(transitionDuration) || animationName !== 'none'
      }).length,
  )
  expect(moving).toBe(0)
})
