/** How soon a first visit shows the figure, and what it fetches: compressed bytes as they cross the wire. */
import type { CDPSession, Page } from '@playwright/test'
import type { Bench } from './bench.ts'
import { withBrowser, withPage } from './browser.ts'
import { hasModels, missingModels } from './models.ts'
import { median, rounded } from './statistics.ts'

const runs = 5

export const firstFigure: Bench = {
  name: 'first figure',
  async run({ url }, report) {
    const times: number[] = []
    const untilFigure: number[] = []
    const untilLive: number[] = []
    await withBrowser([], async (browser) => {
      for (let run = 0; run < runs; run++) {
        await withPage(browser, async (page, context) => {
          const bytes = countBytes(await context.newCDPSession(page))
          times.push(await visit(page, url))
          untilFigure.push(bytes())
          await page.waitForLoadState('networkidle')
          untilLive.push(bytes())
        })
      }
    })
    report({ metric: 'time', value: rounded(median(times), 0), unit: 'ms' })
    report({ metric: 'bytes to the figure', value: median(untilFigure), unit: 'B' })
    report({ metric: 'bytes before Run live', value: median(untilLive), unit: 'B' })
    if (!hasModels()) return console.error(`bytes after Run live: skipped, ${missingModels()}`)
    await withBrowser([], (browser) =>
      withPage(browser, async (page, context) => {
        const bytes = countBytes(await context.newCDPSession(page))
        await visit(page, url)
        await page.waitForLoadState('networkidle')
        const before = bytes()
        await page.getByRole('button', { name: /^Run live/ }).click()
        await page.getByText('Live', { exact: true }).first().waitFor({ timeout: 120_000 })
        await page.waitForLoadState('networkidle')
        report({ metric: 'bytes after Run live', value: bytes() - before, unit: 'B' })
      }),
    )
  },
}

async function visit(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' })
  const time = await page.waitForFunction(() => window.benchProbe.firstFigure)
  return (await time.jsonValue()) ?? Number.NaN
}

/** Counts from now on: headers and bodies as they were sent. */
function countBytes(session: CDPSession): () => number {
  let total = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    total += encodedDataLength
  })
  session.send('Network.enable')
  return () => total
}
