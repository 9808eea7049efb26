import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'

interface Written {
  readonly step: string
  readonly model: string
  readonly text: string
  readonly origin: 'recorded' | 'live'
  readonly next: readonly Written[]
}

/** The steps on screen, as an exported file holds them. */
async function stepsOnScreen(page: Page): Promise<readonly Omit<Written, 'next'>[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export episode' }).click(),
  ])
  const file: { path: string[]; steps: readonly Written[] } = JSON.parse(
    await readFile(await download.path(), 'utf8'),
  )
  const steps: Omit<Written, 'next'>[] = []
  let following = file.steps
  for (const model of file.path) {
    const node = following.find((candidate) => candidate.model === model)
    if (!node) throw new Error(`the file has no step of ${model} on its path`)
    const { next, ...step } = node
    steps.push(step)
    following = next
  }
  return steps
}

for (const [router, question] of [
  ['all-weak', 'atlas/test/7'],
  ['strong-student', 'atlas/test/35'],
  ['all-strong', 'atlas/test/46'],
  ['random', 'quiz/test/0'],
  ['log-prob-threshold&t=-0.03', 'ledger/test/42'],
  ['random', 'relay/test/0'],
] as const) {
  const [task] = question.split('/')
  test(`${question} by ${router} is written live on WebAssembly as it was recorded`, async ({
    page,
  }) => {
    await page.goto(`#v=2&task=${task}&r=${router}&q=${question}`)
    const episode = page.getByRole('region', { name: 'Episode' })
    await expect(episode.getByText('Gold answer')).toBeVisible()
    const recorded = await stepsOnScreen(page)
    await page.getByRole('button', { name: 'Run live' }).click()
    await expect(episode.getByText('Live', { exact: true }).first()).toBeVisible({
      timeout: 60_000,
    })
    await expect(page.getByRole('button', { name: 'Stop' })).toHaveAttribute(
      'aria-disabled',
      'true',
      { timeout: 90_000 },
    )
    await expect(episode.getByText('Gold answer')).toBeVisible()
    const live = await stepsOnScreen(page)
    expect(recorded.every(({ origin }) => origin === 'recorded')).toBe(true)
    expect(live.every(({ origin }) => origin === 'live')).toBe(true)
    const words = (steps: readonly Omit<Written, 'next'>[]) =>
      steps.map(({ step, model, text }) => ({ step, model, text }))
    expect(words(live)).toEqual(words(recorded))
  })
}
