import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'

async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export episode' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^switchyard-.*\.json$/)
  return readFile(await download.path(), 'utf8')
}

async function importText(page: Page, name: string, text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import episode' }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

const question = (page: Page) => page.getByRole('combobox', { name: 'Question', exact: true })

test.beforeEach(async ({ page }) => {
  await page.goto('#v=2&task=atlas')
  await expect(page.getByRole('region', { name: 'Episode' }).getByText('Gold answer')).toBeVisible()
})

test('an exported episode comes back in', async ({ page }) => {
  const text = await exported(page)
  const home = await question(page).inputValue()
  await question(page).focus()
  await question(page).selectOption('atlas/test/5')
  await importText(page, 'episode.json', text)
  await expect(question(page)).toHaveValue(home)
  await expect(page.getByRole('region', { name: 'Episode' }).getByText('Gold answer')).toBeVisible()
  const again = text.replaceAll('"origin": "recorded"', '"origin": "imported"')
  expect(JSON.parse(await exported(page))).toEqual(JSON.parse(again))
})

test('an import is labelled as imported, whatever the file says, and is read in a worker', async ({
  page,
}) => {
  const episode = page.getByRole('region', { name: 'Episode' })
  await expect(episode.getByText('Imported', { exact: true })).toHaveCount(0)
  const file = JSON.parse(await exported(page))
  const worker = page.waitForEvent('worker')
  await importText(page, 'later.json', JSON.stringify({ ...file, writtenBy: 'a later version' }))
  await worker
  await expect(episode.getByText('Imported', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Imported')
  await expect(page.getByRole('region', { name: 'Verdict' })).not.toContainText('Recorded')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a bad file is refused with what is wrong and where, and changes nothing', async ({
  page,
}) => {
  const file = JSON.parse(await exported(page))
  await question(page).focus()
  await question(page).selectOption('atlas/test/5')
  await expect(page.getByRole('region', { name: 'Episode' })).toContainText('waits at the switch')
  const before = await page.getByRole('region', { name: 'Episode' }).textContent()
  const alert = page.getByRole('alert')
  for (const [text, says] of [
    ['{"format":', 'not JSON'],
    ['[]', 'at the top level'],
    [JSON.stringify({ ...file, version: 7 }), 'at version'],
    [JSON.stringify({ ...file, path: ['nobody'] }), 'at path'],
    [
      JSON.stringify({ ...file, steps: [{ ...file.steps[0], tokensIn: 'many' }] }),
      'at steps.0.tokensIn',
    ],
    [
      JSON.stringify({ ...file, steps: [{ ...file.steps[0], model: 'constructor' }] }),
      '"constructor" is not in the task\'s pool',
    ],
    [
      JSON.stringify({ ...file, steps: [] }).replace(
        '"steps":[]',
        `"steps":${'[{"next":'.repeat(3000)}[]${'}]'.repeat(3000)}`,
      ),
      'more than 64 deep',
    ],
  ] as const) {
    await importText(page, 'bad.json', text)
    await expect(alert).toContainText('bad.json was not imported')
    await expect(alert).toContainText(says)
  }
  await alert.getByRole('button', { name: 'Dismiss' }).click()
  await expect(question(page)).toHaveValue('atlas/test/5')
  expect(await page.getByRole('region', { name: 'Episode' }).textContent()).toBe(before)
})
