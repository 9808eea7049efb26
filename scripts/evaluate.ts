/**
 * Checks the cards' claims on questions that no one has seen: `npm run evaluate -- --task atlas --seed S --count N`
 * makes N fresh questions, runs every assignment (or every model at every step) and every router on them, and prints one
 * JSON object with means and 95 % intervals.
 */
import { parseArgs } from 'node:util'
import { dollarsAt } from '../src/core/cost/normalise.ts'
import { defaultPriceBook, episodeCost, type PriceBook } from '../src/core/cost/price-book.ts'
import { utility } from '../src/core/cost/utility.ts'
import { EpisodeFiller } from '../src/core/episode/fill.ts'
import type { RecordedQuestion } from '../src/core/episode/forest.ts'
import type { Outcome } from '../src/core/episode/outcome.ts'
import { bootstrapIntervals } from '../src/core/front/bootstrap.ts'
import { caseOf, decideAll, expectedOver, mean } from '../src/core/front/operating-point.ts'
import { stepCase, stepSpace } from '../src/core/front/step-case.ts'
import { scoreStepRouter } from '../src/core/front/step-scores.ts'
import { assignmentsOf } from '../src/core/routing/arms.ts'
import { embeddedPolicy } from '../src/core/routing/embedded.ts'
import type { Preference, Router } from '../src/core/routing/router.ts'
import { routingPrompt } from '../src/core/routing/routing-prompt.ts'
import { loadTask } from '../src/core/tasks/registry.ts'
import { questionId } from '../src/core/tasks/task.ts'
import { costNorm, quality, weight } from '../src/core/units.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { ROOT, readForest, trainCostRange } from './pool.ts'
import { createProgress } from './progress.ts'
import { routersOf } from './standings.ts'

const { values } = parseArgs({
  options: {
    task: { type: 'string', default: 'atlas' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    alpha: { type: 'string', default: '0.5' },
    beta: { type: 'string', default: '0.5' },
  },
})

const count = Number(values.count)
if (!Number.isInteger(count) || count < 1) {
  throw new Error(`--count must be a whole number above 0, not "${values.count}"`)
}
const preference: Preference = {
  alpha: weight(Number(values.alpha)),
  beta: weight(Number(values.beta)),
}

const task = await loadTask(values.task)
const { decides } = task
// The recording names the pool that was shipped, and the cost range of its train split.
const forest = readForest(task.id)
const { pool } = forest
const arms = assignmentsOf(forest)
const book = defaultPriceBook(pool)
const range = trainCostRange(forest)
const policy = embeddedPolicy(task.id)

/** One number a question, by what it measures. */
type Columns = Readonly<Record<string, Float64Array>>

const questions = await runQuestions()
const routers = routersOf(forest)
const columnsOf = decides === 'episode' ? episodeColumns() : stepColumns(book)
process.stdout.write(
  `${JSON.stringify({
    task: task.id,
    metric: task.metric,
    seed: values.seed,
    count,
    preference,
    models: pool,
    policy,
    routers: Object.fromEntries(routers.map((router) => [router.id, summarise(columnsOf(router))])),
  })}\n`,
)

async function runQuestions(): Promise<readonly RecordedQuestion[]> {
  const engine = createNodeEngine(ROOT)
  for (const model of pool) await engine.load(model)
  if (policy) await engine.loadPolicy(policy)
  const progress = createProgress('questions', count)
  const run: RecordedQuestion[] = []
  for (let number = 0; number < count; number++) {
    const id = questionId(task.id, { type: 'fresh', seed: values.seed, number })
    const { kind, text } = task.question(id)
    const filler = new EpisodeFiller(task.begin(id), pool, writeWith(engine))
    const outcomes: Outcome[] = []
    if (decides === 'step') await filler.runAll()
    else for (const arm of arms) outcomes.push(await filler.runAssignment(arm))
    const reading = policy ? await engine.predict(policy, routingPrompt(text, pool)) : null
    const predictions =
      reading?.perf.map((perf, arm) => ({
        perf: quality(perf),
        cost: costNorm(reading.cost[arm] ?? Number.NaN),
      })) ?? null
    run.push({ id, kind, outcomes, predictions, graph: filler.graph(() => 0) })
    progress.advance()
  }
  await engine.dispose()
  return run
}

function episodeColumns(): (router: Router) => Columns {
  const cases = questions.map((question) => caseOf(question, book, range))
  return (router) => {
    const decisions = decideAll(router, cases, preference)
    const of = (quantity: (outcome: Outcome) => number) =>
      expectedOver(decisions, cases, ({ outcome }) => quantity(outcome))
    return {
      score: of((outcome) => outcome.score),
      exactMatch: of((outcome) => (outcome.exactMatch ? 1 : 0)),
      costNorm: expectedOver(decisions, cases, ({ cost }) => cost),
      costUsd: of((outcome) => episodeCost(book, outcome)),
      utility: expectedOver(decisions, cases, ({ perf, cost }) => utility(preference, perf, cost)),
    }
  }
}

function stepColumns(prices: PriceBook): (router: Router) => Columns {
  const space = stepSpace(forest, prices)
  const cases = questions.flatMap((question) => stepCase(question, space) ?? [])
  return (router) => {
    const setting = router.control?.initial ?? 0
    const { perf, cost } = scoreStepRouter({ router, setting, preference }, cases, space, range)
    return {
      score: perf,
      costNorm: cost,
      costUsd: cost.map((share) => dollarsAt(range, share)),
      utility: perf.map((score, at) => utility(preference, quality(score), costNorm(cost[at]!))),
    }
  }
}

/** Means with their 95 % bootstrap intervals over questions. */
function summarise(columns: Columns): object {
  const intervals = bootstrapIntervals(Object.values(columns), values.seed)
  return Object.fromEntries(
    Object.entries(columns).map(([name, column], at) => [
      name,
      { mean: mean(column), low95: intervals[at]?.low, high95: intervals[at]?.high },
    ]),
  )
}
