/** How long each learner trains in the page's worker: to its end, and until its curve stays within a point of where it ends. */
import type { Page } from '@playwright/test'
import type { Bench } from './bench.ts'
import { withBrowser, withPage } from './browser.ts'
import type { TrainerReport } from './probe-types.ts'
import { median, rounded } from './statistics.ts'

const tasks = ['relay', 'quiz'] as const
const runs = 3
/** Both α and β; the page's curve is drawn at them. */
const WEIGHT = 0.5
/** A point of utility. */
const POINT = 0.01
const PATIENCE = 600_000

export const train: Bench = {
  name: 'train',
  async run({ url }, report) {
    await withBrowser([], (browser) =>
      withPage(browser, async (page) => {
        for (const task of tasks) {
          await page.goto('about:blank')
          await page.goto(`${url}#v=2&q=${task}/test/0&a=${WEIGHT}&b=${WEIGHT}`)
          const region = page.getByRole('region', { name: 'Train', exact: true })
          const learners = region.getByRole('combobox', { name: 'Learner' }).getByRole('option')
          await page.waitForFunction(() => window.benchProbe.stands.front !== null)
          await learners.first().waitFor({ state: 'attached' })
          const kinds = await learners.evaluateAll((options) =>
            options.map((option) => (option instanceof HTMLOptionElement ? option.value : '')),
          )
          for (const kind of kinds) {
            const timed: Timed[] = []
            for (let run = 0; run < runs; run++) timed.push(await timeTraining(page, kind))
            const whole = median(timed.map(({ end }) => end))
            const close = median(timed.map(({ settled }) => settled))
            const share = median(timed.map(({ end, settled }) => settled / end))
            const name = `${task}, ${kind}`
            report({ metric: `${name}: to the end`, value: rounded(whole, 2), unit: 's' })
            report({ metric: `${name}: to within a point`, value: rounded(close, 2), unit: 's' })
            report({
              metric: `${name}: share of the time`,
              value: rounded(share, 2),
              unit: 'ratio',
            })
          }
        }
      }),
    )
  },
}

/** Seconds since the learner began. */
interface Timed {
  readonly end: number
  /** From then on, validation utility is within a point of what it is in the end. */
  readonly settled: number
}

async function timeTraining(page: Page, kind: string): Promise<Timed> {
  const region = page.getByRole('region', { name: 'Train', exact: true })
  const before = await page.evaluate(() => window.benchProbe.training.length)
  await region.getByRole('combobox', { name: 'Learner' }).selectOption(kind)
  await region.getByRole('button', { name: 'Train', exact: true }).click()
  const ended = await page.waitForFunction(
    (from) => {
      const heard = window.benchProbe.training.slice(from)
      return heard.some(({ type }) => type === 'trained' || type === 'failed') ? heard : null
    },
    before,
    { timeout: PATIENCE },
  )
  const heard = (await ended.jsonValue()) ?? []
  await region.getByRole('button', { name: 'Reset training' }).click()
  return timesIn(kind, heard)
}

function timesIn(kind: string, heard: readonly TrainerReport[]): Timed {
  const begun = heard.find(({ type }) => type === 'started')
  const trained = heard.find(({ type }) => type === 'trained')
  const curve = heard.flatMap(({ at, curve: own }) =>
    own.map(({ perf, cost }) => ({ at, utility: WEIGHT * perf - WEIGHT * cost })),
  )
  const last = curve.at(-1)
  if (!begun || !trained || !last) throw new Error(`${kind} did not train to its end`)
  const far = curve.findLastIndex(({ utility }) => Math.abs(utility - last.utility) > POINT)
  return {
    end: (trained.at - begun.at) / 1000,
    settled: (curve[far + 1]!.at - begun.at) / 1000,
  }
}
