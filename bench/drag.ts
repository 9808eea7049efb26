/**
 * Frame times while the α slider is dragged on a front with 5,000 points: as the page opens, and on Relay with five learned routers.
 * Both are compared with an empty page.
 */
import type { Page } from '@playwright/test'
import type { Bench } from './bench.ts'
import { withBrowser, withPage } from './browser.ts'
import { median, quantile, rounded } from './statistics.ts'

const runs = 5
const moves = 240
/** Relay ships three learned routers; these are trained in the page. */
const TRAINED = ['policy-gradient~seed:7', 'imitation~seed:7']
const LEARNED = 5
/** The curves count as complete once the chart has not changed for so long, in milliseconds. */
const REST = 4000

export const drag: Bench = {
  name: 'drag',
  async run({ url }, report) {
    const empty: Frames[] = []
    const dragged: Frames[] = []
    const learned: Frames[] = []
    await withBrowser([], async (browser) => {
      // Alternately, so that a busy machine slows down both.
      for (let run = 0; run < runs; run++) {
        await withPage(browser, async (page) => {
          await page.goto('about:blank')
          empty.push(await record(page, { left: 100, width: 300, y: 300 }))
        })
        await withPage(browser, async (page) => {
          await page.goto(url)
          await page.waitForFunction(() => window.benchProbe.stands.front !== null)
          await page.waitForLoadState('networkidle')
          dragged.push(await record(page, await sliderOf(page)))
        })
        await withPage(browser, async (page) => {
          await page.goto(`${url}#v=2&q=relay/test/0&tr=${TRAINED}`)
          await curvesStand(page)
          learned.push(await record(page, await sliderOf(page)))
        })
      }
    })
    for (const [name, all] of [
      ['empty page', empty],
      ['drag', dragged],
      [`drag, ${LEARNED} learned routers`, learned],
    ] as const) {
      for (const share of [0.5, 0.95]) {
        const value = median(all.map(({ frames }) => quantile(frames, share)))
        report({ metric: `${name}: frame p${share * 100}`, value: rounded(value), unit: 'ms' })
      }
      const longTasks = median(all.map((each) => each.longTasks.length))
      report({ metric: `${name}: long tasks`, value: longTasks, unit: 'count' })
    }
  },
}

type Frames = ReturnType<Window['benchProbe']['stopFrames']>

interface Track {
  readonly left: number
  readonly width: number
  readonly y: number
}

async function sliderOf(page: Page): Promise<Track> {
  const slider = page.getByRole('slider', { name: 'α, weight on performance' })
  const box = await slider.boundingBox()
  if (!box) throw new Error('The α slider is not on the page; was it renamed?')
  return { left: box.x + 8, width: box.width - 16, y: box.y + box.height / 2 }
}

/** Waits until all learned routers are in the table, and the chart and the table no longer change. */
async function curvesStand(page: Page): Promise<void> {
  await page.waitForFunction(
    (count) => document.querySelectorAll('section tr[data-kind="learned"]').length >= count,
    LEARNED,
    { timeout: 120_000 },
  )
  let before = ''
  let since = performance.now()
  while (performance.now() - since < REST) {
    const now = await page.getByRole('region', { name: 'Front' }).innerHTML()
    if (now !== before) since = performance.now()
    before = now
    await page.waitForTimeout(250)
  }
}

/** Drags the mouse back and forth, with about one move per frame. */
async function record(page: Page, { left, width, y }: Track): Promise<Frames> {
  const at = (move: number) => left + width * (0.5 + 0.5 * Math.sin(move / 18))
  await page.mouse.move(at(0), y)
  await page.mouse.down()
  await page.evaluate(() => window.benchProbe.startFrames())
  for (let move = 0; move < moves; move++) await page.mouse.move(at(move), y)
  const frames = await page.evaluate(() => window.benchProbe.stopFrames())
  await page.mouse.up()
  return frames
}
