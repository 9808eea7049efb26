// Every lesson from its first phase to its last, with the keyboard alone.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from './axe.ts'

const lessons = (page: Page): Locator => page.getByRole('region', { name: /^(Lessons|Lektionen)$/ })
const episode = (page: Page): Locator => page.getByRole('region', { name: 'Episode', exact: true })
const region = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true })
/** What there is to do, or was done. */
const task = (page: Page, words: RegExp): Locator =>
  lessons(page).getByRole('status').filter({ hasText: words })
const alpha = (page: Page): Locator => page.getByRole('slider', { name: /^α/ })

/** Opens a phase by its link, and waits until what it speaks of is on the page. */
async function open(page: Page, place: string, language = 'en'): Promise<void> {
  await page.goto(`#v=2&l=${place}&lang=${language}`)
  await expect(task(page, /(To do|Zu tun):/)).toBeVisible({ timeout: 60_000 })
  await expect(episode(page).getByRole('slider', { name: 'Timeline' })).toBeEnabled({
    timeout: 60_000,
  })
}

async function press(target: Locator, key = 'Enter', times = 1): Promise<void> {
  await target.focus({ timeout: 60_000 })
  for (let time = 0; time < times; time++) await target.page().keyboard.press(key)
}

/** Chooses in a list by typing the beginning of an option. */
async function choose(page: Page, list: string, option: string): Promise<void> {
  const select = page.getByRole('combobox', { name: list, exact: true })
  await expect(select.getByRole('option', { name: option, exact: true })).toBeAttached({
    timeout: 60_000,
  })
  await select.focus()
  await page.keyboard.type(option)
  await expect(select.locator('option:checked')).toHaveText(option)
}

const onward = (page: Page): Locator =>
  lessons(page).getByRole('button', { name: /^(Next|Finish)$/ })
const toEnd = (page: Page) => press(onward(page), 'End')
const branchOff = (page: Page) =>
  press(
    episode(page)
      .getByRole('button', { name: /^Take / })
      .first(),
  )
const bet = (page: Page) =>
  press(
    lessons(page)
      .getByRole('button', { name: /^Bet on / })
      .first(),
  )
const route = (router: string) => (page: Page) => choose(page, 'Router', router)
const train = (page: Page) =>
  press(region(page, 'Train').getByRole('button', { name: 'Train', exact: true }))

type Deed = (page: Page) => Promise<void>

const DEEDS: Readonly<Record<string, readonly Deed[]>> = {
  start: [
    (page) => press(episode(page).getByRole('button', { name: 'Step', exact: true })),
    toEnd,
    (page) => press(alpha(page), 'ArrowRight'),
    route('Oracle'),
  ],
  switch: [toEnd, toEnd, bet, branchOff],
  cost: [
    toEnd,
    toEnd,
    async (page) => {
      const prices = page.locator('summary').filter({ hasText: 'Prices' })
      await press(prices)
      const price = page.locator('details[open]').getByRole('spinbutton').first()
      await price.focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.type('3')
      await page.keyboard.press('Tab')
      // Escape closes the sheet, and not the lesson behind it.
      await page.keyboard.press('Escape')
      await expect(prices).toBeFocused()
    },
  ],
  utility: [
    (page) => press(alpha(page), 'End'),
    (page) => press(alpha(page), 'Home'),
    (page) => press(alpha(page), 'ArrowLeft', 28),
  ],
  front: [
    route('All Strong'),
    route('Random'),
    route('Weak Teacher, strong Student'),
    (page) => press(alpha(page), 'End'),
  ],
  oracle: [
    route('Oracle'),
    async (page) => {
      for (let question = 0; question < 3; question++) {
        if (question > 0) {
          await press(lessons(page).getByRole('button', { name: 'Next question' }))
        }
        await bet(page)
      }
    },
    branchOff,
  ],
  training: [route('All Yard 4m'), train, toEnd],
  overfit: [
    async (page) => {
      await choose(page, 'Train questions', '5%')
      await train(page)
    },
    (page) => choose(page, 'Split', 'Validation'),
    async (page) => {
      await page.getByRole('textbox', { name: 'Training seed' }).focus()
      await page.keyboard.press('Control+A')
      await page.keyboard.type('7')
      await train(page)
    },
  ],
  steps: [
    async (page) => {
      const done = task(page, /Done:/)
      const step = episode(page).getByRole('button', { name: 'Step', exact: true })
      for (let time = 0; time < 12 && !(await done.isVisible()); time++) await press(step)
    },
    branchOff,
    route('TRIM'),
  ],
  budget: [
    (page) => press(region(page, 'Setup').getByRole('slider').nth(0), 'ArrowRight', 3),
    (page) => press(region(page, 'Setup').getByRole('slider').nth(0), 'ArrowRight', 3),
    (page) => choose(page, 'Split', 'Train'),
  ],
  nothing: [
    route('Weak Teacher, strong Student'),
    route('Oracle'),
    (page) => press(alpha(page), 'End'),
  ],
  quiz: [
    async (page) => {
      for (let question = 1; question <= 5; question++) {
        const group = lessons(page).getByRole('group', { name: new RegExp(`^${question}[.]`) })
        await press(group.getByRole('button').first())
      }
      await expect(lessons(page).getByText(/^You got \d of 5 right/)).toBeVisible()
    },
  ],
}

for (const [lesson, deeds] of Object.entries(DEEDS)) {
  test(`the lesson ${lesson} is done by keyboard alone`, async ({ page }) => {
    await open(page, `${lesson}.1`)
    for (const [at, deed] of deeds.entries()) {
      await expect(page).toHaveURL(new RegExp(`l=${lesson}[.]${at + 1}$`))
      await expect(task(page, /To do:/)).toBeVisible()
      if (lesson !== 'quiz') await expect(page.locator('[data-in-lesson]')).toHaveCount(1)
      await deed(page)
      await expect(task(page, /Done:/)).toBeVisible({ timeout: 60_000 })
      await press(onward(page))
    }
    await expect(lessons(page)).toHaveCount(0)
    await expect(page.locator('[data-in-lesson]')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Lessons' })).toBeFocused()
  })
}

test('Escape leaves, the focus returns, and what was done is kept', async ({ page }) => {
  await page.goto('')
  await press(page.getByRole('button', { name: 'Start here' }))
  await expect(lessons(page).getByRole('heading', { name: 'Lessons' })).toBeFocused()
  await press(episode(page).getByRole('button', { name: 'Step', exact: true }))
  await expect(task(page, /Done:/)).toBeVisible()
  // From the page, Escape leaves the focus where it is.
  await page.keyboard.press('Escape')
  await expect(lessons(page)).toHaveCount(0)
  await expect(episode(page).getByRole('button', { name: 'Step', exact: true })).toBeFocused()
  await press(page.getByRole('button', { name: 'Lessons' }))
  await expect(lessons(page).getByText('1 of 4 done')).toBeVisible()
  await press(lessons(page).getByRole('button', { name: 'Start here' }))
  await expect(lessons(page).getByText('Part 2 of 4')).toBeVisible()
  await press(lessons(page).getByRole('button', { name: 'Next' }), 'Escape')
  await expect(page.getByRole('button', { name: 'Lessons' })).toBeFocused()
  await page.reload()
  await press(page.getByRole('button', { name: 'Lessons' }))
  await expect(lessons(page).getByText('1 of 4 done')).toBeVisible()
})

test('the code of the lessons is not fetched before one is opened', async ({ page }) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.goto('')
  await expect(page.getByRole('table', { name: 'Operating points' })).toBeVisible()
  expect(fetched.filter((url) => /lessons-panel|strings/.test(url))).toEqual([])
  await press(page.getByRole('button', { name: 'Lessons' }))
  await expect(lessons(page)).toBeVisible()
  expect(fetched.filter((url) => /strings[.]de/.test(url))).toEqual([])
  await press(page.getByRole('combobox', { name: 'Language' }), 'ArrowDown')
  await expect(
    lessons(page).getByRole('button', { name: 'Eine Frage, zwei Modelle, eine Weiche' }),
  ).toBeVisible()
  await expect(page).toHaveURL(/lang=de$/)
})

test('an unknown phase in a link is said', async ({ page }) => {
  await page.goto('#v=2&l=switch.9&lang=xx')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('"l=switch.9" is not a phase of a lesson')
  await expect(alert).toContainText('"lang=xx" is not a language of this page')
  await expect(lessons(page)).toHaveCount(0)
})

test('back in the history goes to the phase before', async ({ page }) => {
  await open(page, 'switch.1')
  await press(lessons(page).getByRole('button', { name: 'Next' }))
  await expect(page).toHaveURL(/l=switch[.]2$/)
  await page.goBack()
  await expect(lessons(page).getByText('Part 1 of 4')).toBeVisible()
})

for (const width of [360, 1280]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 740 }, reducedMotion: 'reduce' })

    test('axe finds nothing in the lessons, and nothing is wider than the screen', async ({
      page,
    }) => {
      const fits = async () => {
        await expectAccessible(page)
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(over).toBe(0)
      }
      await open(page, 'switch.3')
      await expect(episode(page).getByText('is hidden until you have made your bet')).toBeVisible()
      await fits()
      await bet(page)
      await expect(
        lessons(page)
          .getByText(/^The oracle: /)
          .first(),
      ).toBeVisible()
      await fits()
      // Its texts ask for more than the page had when it was opened.
      await open(page, 'budget.3', 'de')
      await fits()
      await open(page, 'quiz.1', 'de')
      await expect(lessons(page).getByRole('group')).toBeVisible()
      await fits()
      await press(lessons(page).getByRole('button', { name: 'Alle Lektionen' }))
      await expect(lessons(page).getByRole('list')).toBeVisible()
      await fits()
    })
  })
}
