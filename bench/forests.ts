/** Recordings: the throughput of the recorder, the time of the dynamic program, and the memory of the page. */
import { inSplit, listBook, readForest, SHIPPED } from '../scripts/pool.ts'
import type { CostRange } from '../src/core/cost/normalise.ts'
import { armsOf } from '../src/core/episode/arm.ts'
import type { Write } from '../src/core/episode/runner.ts'
import { EpisodeFiller } from '../src/core/forest/fill.ts'
import { askTable, variantTable } from '../src/core/forest/forest.ts'
import { textTable } from '../src/core/forest/interner.ts'
import { bestContinuation } from '../src/core/front/best-continuation.ts'
import { longestEpisode } from '../src/core/front/sequences.ts'
import { type Case, priceTable } from '../src/core/outcomes/case.ts'
import { costRange } from '../src/core/outcomes/cost-range.ts'
import { tableOfForest } from '../src/core/outcomes/of-forest.ts'
import { poolOf } from '../src/core/pool/pool.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { splitIds } from '../src/core/tasks/task.ts'
import { weight } from '../src/core/units.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { type Bench, Skip } from './bench.ts'
import { withBrowser, withPage } from './browser.ts'
import { root } from './models.ts'
import { median, rounded } from './statistics.ts'

const QUESTIONS = 12

/** Episodes and tokens per second, in one process with native models and no journal. */
export const recorder: Bench = {
  name: 'recorder',
  async run(_, report) {
    for (const { id } of shippedTasks.infos) {
      const task = await shippedTasks.load(id)
      const pool = poolOf(SHIPPED, id).models
      const engine = createNodeEngine(root)
      for (const model of pool) await engine.load(model)
      let tokens = 0
      let completions = 0
      const inner = writeWith(engine)
      const write: Write = async function* (...asked) {
        for await (const event of inner(...asked)) {
          if (event.type === 'completion') {
            tokens += event.completion.tokensOut
            completions += 1
          }
          yield event
        }
      }
      const begun = performance.now()
      let episodes = 0
      for (const question of splitIds(task, 'train').slice(0, QUESTIONS)) {
        const arms = (due: typeof task.roles) => armsOf(pool, due)
        const filler = new EpisodeFiller(task.begin(question), arms, write)
        await filler.runAll()
        const tables = { texts: textTable(), asks: askTable(), variants: variantTable(pool) }
        episodes += filler.graph(tables).next.filter((next) => next < 0).length
      }
      const seconds = (performance.now() - begun) / 1000
      await engine.dispose()
      const rate = (count: number) => rounded(count / seconds)
      report({ metric: `${id}, episodes`, value: rate(episodes), unit: 'episodes/s' })
      report({ metric: `${id}, completions`, value: rate(completions), unit: 'completions/s' })
      report({ metric: `${id}, written tokens`, value: rate(tokens), unit: 'tokens/s' })
    }
  },
}

const ROUNDS = 21

/** The time of the exact oracle for all recorded questions of a task, as one move of a slider needs it. */
export const dynamicProgram: Bench = {
  name: 'dynamic program',
  async run(_, report) {
    const tables = shippedTasks.infos.map(({ id }) => tableOfForest(readForest(id)))
    const stepwise = tables.filter(({ rows }) => longestEpisode(rows) > 1)
    if (stepwise.length === 0) throw new Skip('no task with a decision at every step is recorded')
    for (const table of stepwise) {
      const { taskId: id } = table
      const cases = priceTable(table, listBook(table.pool))
      const range = costRange(inSplit(cases, 'train'), 'min-max')
      const edges = cases.reduce((sum, { graph }) => sum + graph.next.length, 0)
      const times = Array.from({ length: ROUNDS }, (_, round) =>
        timed(cases, range, round / ROUNDS),
      )
      report({ metric: `${id}, steps`, value: edges, unit: 'steps' })
      report({ metric: `${id}, whole forest`, value: rounded(median(times)), unit: 'ms' })
    }
  },
}

function timed(cases: readonly Case[], range: CostRange, alpha: number): number {
  const preference = { alpha: weight(alpha), beta: weight(1 - alpha) }
  const begun = performance.now()
  for (const question of cases) bestContinuation(question, range, preference)
  return performance.now() - begun
}

/** The memory of the page after every task was opened and every forest loaded. */
export const memory: Bench = {
  name: 'memory',
  async run({ url }, report) {
    await withBrowser([], (browser) =>
      withPage(browser, async (page) => {
        await page.goto(url)
        await page.waitForLoadState('networkidle')
        const select = page.getByRole('combobox', { name: 'Task', exact: true })
        for (const { id } of shippedTasks.infos) {
          await select.selectOption(id)
          await page.getByRole('region', { name: 'Pool' }).getByText('are recorded').waitFor()
        }
        await page.waitForLoadState('networkidle')
        const session = await page.context().newCDPSession(page)
        await session.send('HeapProfiler.collectGarbage')
        const { usedSize } = await session.send('Runtime.getHeapUsage')
        report({
          metric: `heap, ${shippedTasks.infos.length} forests`,
          value: rounded(usedSize / 1e6),
          unit: 'MB',
        })
      }),
    )
  },
}
