// What was picked last is what the page shows, whatever arrives later.
import { expect, type Page, test } from '@playwright/test'

// A service worker would answer in the network's place.
test.use({ serviceWorkers: 'block' })

const task = (page: Page) => page.getByRole('combobox', { name: 'Task' })
const question = (page: Page) => page.getByRole('combobox', { name: 'Question', exact: true })

/** Holds back the code of the task Quiz. `asked` resolves once it is requested; `arrive` lets it through. */
async function holdQuiz(page: Page) {
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(/[/]assets[/]quiz-[^/]*[.]js$/, async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest(/[/]assets[/]quiz-[^/]*[.]js$/)
  const arrived = page.waitForResponse(/[/]assets[/]quiz-[^/]*[.]js$/)
  const arrive = async () => {
    letThrough()
    const url = (await arrived).url()
    // The page imported it before, so whatever it does with it is done when this import is.
    await page.evaluate(async (code) => void (await import(code)), url)
  }
  return { asked, arrive }
}

test('a task that comes late does not take the page from the one picked after it', async ({
  page,
}) => {
  await page.goto('#v=2&task=atlas')
  const quiz = await holdQuiz(page)
  await task(page).selectOption('quiz')
  await quiz.asked
  await expect(task(page)).toHaveValue('quiz')
  await task(page).selectOption('relay')
  await expect(question(page)).toHaveValue(/^relay[/]/)
  await quiz.arrive()
  await expect(question(page)).toHaveValue(/^relay[/]/)
  await expect(task(page)).toHaveValue('relay')
})

test('a task that comes late does not take the page from a question picked after it', async ({
  page,
}) => {
  await page.goto('#v=2&task=atlas')
  const quiz = await holdQuiz(page)
  await task(page).selectOption('quiz')
  await quiz.asked
  await page.getByRole('combobox', { name: 'Split' }).selectOption('validation')
  await expect(task(page)).toHaveValue('atlas')
  await quiz.arrive()
  await expect(question(page)).toHaveValue('atlas/validation/0')
  await expect(task(page)).toHaveValue('atlas')
})

test('a link whose task comes late does not take the page from what was picked after it', async ({
  page,
}) => {
  const quiz = await holdQuiz(page)
  await page.goto('#v=2&task=quiz')
  await quiz.asked
  await page.getByRole('combobox', { name: 'Split' }).selectOption('validation')
  await quiz.arrive()
  await expect(question(page)).toHaveValue('relay/validation/0')
  await expect(task(page)).toHaveValue('relay')
})
