/** How soon a first visit shows the episode and the front, and how many bytes it fetches, as compressed on the wire. */
import type { Page } from '@playwright/test'
import type { Bench } from './bench.ts'
import { withBrowser, withPage } from './browser.ts'
import { countedSite } from './counted-site.ts'
import { requireLiveModels } from './models.ts'
import { median, rounded } from './statistics.ts'

const runs = 5

export const firstFigure: Bench = {
  name: 'first figure',
  async run({ url }, report) {
    const times: number[] = []
    const fronts: number[] = []
    const untilFigure: number[] = []
    const untilLive: number[] = []
    await withBrowser([], async (browser) => {
      for (let run = 0; run < runs; run++) {
        const site = await countedSite(url)
        await withPage(browser, async (page) => {
          const { time, front, epoch } = await visit(page, site.url)
          times.push(time)
          fronts.push(front)
          untilFigure.push(site.bytes(epoch))
          await page.waitForLoadState('networkidle')
          untilLive.push(site.bytes())
        })
        site.close()
      }
    })
    report({ metric: 'time', value: rounded(median(times), 0), unit: 'ms' })
    report({ metric: 'time to the front', value: rounded(median(fronts), 0), unit: 'ms' })
    report({ metric: 'bytes to the figure', value: median(untilFigure), unit: 'B' })
    report({ metric: 'bytes before Run live', value: median(untilLive), unit: 'B' })
  },
}

/** The time and the bytes that the first live episode adds. */
export const runLive: Bench = {
  name: 'run live',
  async run({ url }, report) {
    requireLiveModels()
    const site = await countedSite(url)
    await withBrowser([], (browser) =>
      withPage(browser, async (page) => {
        await visit(page, site.url)
        await page.waitForLoadState('networkidle')
        const before = site.bytes()
        const start = performance.now()
        await page.getByRole('button', { name: /^Run live/ }).click()
        await page.getByText('Live', { exact: true }).first().waitFor({ timeout: 120_000 })
        const wait = performance.now() - start
        await page.waitForLoadState('networkidle')
        report({ metric: 'time to the first live turn', value: rounded(wait, 0), unit: 'ms' })
        report({ metric: 'bytes after Run live', value: site.bytes() - before, unit: 'B' })
      }),
    )
    site.close()
  },
}

/** Milliseconds from navigation to the figure and the front, and the time of the figure in milliseconds since the epoch. */
async function visit(
  page: Page,
  url: string,
): Promise<{ readonly time: number; readonly front: number; readonly epoch: number }> {
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.benchProbe.stands.front !== null)
  return page.evaluate(() => {
    const { figure, front } = window.benchProbe.stands
    const time = figure ?? Number.NaN
    return { time, front: front ?? Number.NaN, epoch: performance.timeOrigin + time }
  })
}
