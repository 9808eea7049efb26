/** The latency of a step in a recorded episode: from the click on Step to the painted frame. */
import type { Bench } from './bench.ts'
import { withBrowser, withPage } from './browser.ts'
import { median, quantile, rounded } from './statistics.ts'

const runs = 3
const rounds = 5

export const step: Bench = {
  name: 'step',
  async run({ url }, report) {
    const all: number[][] = []
    await withBrowser([], async (browser) => {
      for (let run = 0; run < runs; run++) {
        await withPage(browser, async (page) => {
          await page.goto(url)
          await page.waitForFunction(() => window.benchProbe.stands.front !== null)
          await page.waitForLoadState('networkidle')
          const episode = page.getByRole('region', { name: 'Episode' })
          const forward = episode.getByRole('button', { name: 'Step', exact: true })
          const latencies: number[] = []
          for (let round = 0; round < rounds; round++) {
            await episode.getByRole('button', { name: 'Reset', exact: true }).click()
            for (;;) {
              const before = await page.evaluate(() => window.benchProbe.clicks.length)
              if (!(await forward.isEnabled())) break
              await forward.click()
              const latency = await page.waitForFunction(
                (count) => window.benchProbe.clicks[count],
                before,
              )
              latencies.push((await latency.jsonValue()) ?? Number.NaN)
            }
          }
          all.push(latencies)
        })
      }
    })
    for (const share of [0.5, 0.95]) {
      const value = median(all.map((latencies) => quantile(latencies, share)))
      report({ metric: `click to paint p${share * 100}`, value: rounded(value), unit: 'ms' })
    }
  },
}
