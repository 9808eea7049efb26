/** Recording, and working with what was recorded: the recorder's throughput, the dynamic program, the page's memory. */
import { readForest } from '../scripts/pool.ts'
import { defaultPriceBook } from '../src/core/cost/price-book.ts'
import { EpisodeFiller } from '../src/core/episode/fill.ts'
import type { Write } from '../src/core/episode/runner.ts'
import { bestContinuation } from '../src/core/front/best-continuation.ts'
import { type StepCase, stepCase, stepCostRange, stepSpace } from '../src/core/front/step-case.ts'
import { assignmentsOf } from '../src/core/routing/arms.ts'
import { embeddedPool } from '../src/core/routing/embedded.ts'
import { loadTask, TASKS } from '../src/core/tasks/registry.ts'
import { splitIds, splitOf } from '../src/core/tasks/task.ts'
import { weight } from '../src/core/units.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { type Bench, Skip } from './bench.ts'
import { withBrowser, withPage } from './browser.ts'
import { root } from './models.ts'
import { median, rounded } from './statistics.ts'

const QUESTIONS = 12

/** One process, native models, no journal: episodes and tokens a second. */
export const recorder: Bench = {
  name: 'recorder',
  async run(_, report) {
    for (const { id } of TASKS) {
      const task = await loadTask(id)
      const pool = embeddedPool(id)
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
        const filler = new EpisodeFiller(task.begin(question), pool, write)
        if (task.decides === 'step') {
          await filler.runAll()
          episodes += filler.graph(() => 0).next.filter((next) => next < 0).length
        } else {
          for (const arm of assignmentsOf({ pool, roles: task.roles })) {
            await filler.runAssignment(arm)
            episodes += 1
          }
        }
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

/** The exact oracle of every recorded question of a task, as one slider move would ask for all of them. */
export const dynamicProgram: Bench = {
  name: 'dynamic program',
  async run(_, report) {
    const tasks = TASKS.filter(({ decides }) => decides === 'step')
    if (tasks.length === 0) throw new Skip('no task with a decision at every step is recorded')
    for (const { id } of tasks) {
      const forest = readForest(id)
      const space = stepSpace(forest, defaultPriceBook(forest.pool))
      const cases = forest.questions.flatMap((question) => stepCase(question, space) ?? [])
      const range = stepCostRange(cases.filter(({ questionId }) => splitOf(questionId) === 'train'))
      const edges = cases.reduce((sum, { graph }) => sum + graph.next.length, 0)
      const times = Array.from({ length: ROUNDS }, (_, round) =>
        timed(cases, range, round / ROUNDS),
      )
      report({ metric: `${id}, steps`, value: edges, unit: 'steps' })
      report({ metric: `${id}, whole forest`, value: rounded(median(times)), unit: 'ms' })
    }
  },
}

function timed(
  cases: readonly StepCase[],
  range: Parameters<typeof bestContinuation>[1],
  alpha: number,
): number {
  const preference = { alpha: weight(alpha), beta: weight(1 - alpha) }
  const begun = performance.now()
  for (const question of cases) bestContinuation(question, range, preference)
  return performance.now() - begun
}

/** What the page keeps with every task opened and every forest there. */
export const memory: Bench = {
  name: 'memory',
  async run({ url }, report) {
    await withBrowser([], (browser) =>
      withPage(browser, async (page) => {
        await page.goto(url)
        await page.waitForLoadState('networkidle')
        const select = page.getByRole('combobox', { name: 'Task', exact: true })
        for (const { id } of TASKS) {
          await select.selectOption(id)
          await page.getByRole('region', { name: 'Pool' }).getByText('are recorded').waitFor()
        }
        await page.waitForLoadState('networkidle')
        const session = await page.context().newCDPSession(page)
        await session.send('HeapProfiler.collectGarbage')
        const { usedSize } = await session.send('Runtime.getHeapUsage')
        report({
          metric: `heap, ${TASKS.length} forests`,
          value: rounded(usedSize / 1e6),
          unit: 'MB',
        })
      }),
    )
  },
}
