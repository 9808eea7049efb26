/**
 * Checks the cards' claims on questions that no one has seen: `npm run evaluate -- --task atlas --seed S --count N`
 * makes N fresh questions, runs every assignment and the trained policy on them, and prints one JSON object.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { defaultPriceBook, episodeCost } from '../src/core/cost/price-book.ts'
import { utility } from '../src/core/cost/utility.ts'
import { fillTree } from '../src/core/episode/fill.ts'
import { parseForest } from '../src/core/episode/forest.ts'
import type { Outcome } from '../src/core/episode/outcome.ts'
import { bootstrapIntervals } from '../src/core/front/bootstrap.ts'
import {
  type Case,
  caseOf,
  decideAll,
  expectedOver,
  mean,
} from '../src/core/front/operating-point.ts'
import { assignmentsOf } from '../src/core/routing/arms.ts'
import { EMBEDDED_PAIR, EMBEDDED_POLICY } from '../src/core/routing/embedded.ts'
import { createRouters } from '../src/core/routing/registry.ts'
import type { Preference, Router } from '../src/core/routing/router.ts'
import { routingPrompt } from '../src/core/routing/routing-prompt.ts'
import { taskOf } from '../src/core/tasks/registry.ts'
import { questionId } from '../src/core/tasks/task.ts'
import { costNorm, quality, weight } from '../src/core/units.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { ROOT, trainCostRange } from './pool.ts'
import { createProgress } from './progress.ts'

const { values } = parseArgs({
  options: {
    task: { type: 'string', default: 'atlas' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    alpha: { type: 'string', default: '0.5' },
    beta: { type: 'string', default: '0.5' },
  },
})

const task = taskOf(values.task)
const count = Number(values.count)
if (!Number.isInteger(count) || count < 1) {
  throw new Error(`--count must be a whole number above 0, not "${values.count}"`)
}
const preference: Preference = {
  alpha: weight(Number(values.alpha)),
  beta: weight(Number(values.beta)),
}
const book = defaultPriceBook(EMBEDDED_PAIR)
const forestFile = path.join('public', 'forests', `${task.id}.json`)
const forest = parseForest(
  JSON.parse(readFileSync(path.join(ROOT, forestFile), 'utf8')),
  forestFile,
)
const range = trainCostRange(forest)

const engine = createNodeEngine(ROOT)
await engine.load(EMBEDDED_PAIR.weak)
await engine.load(EMBEDDED_PAIR.strong)
await engine.loadPolicy(EMBEDDED_POLICY)
const progress = createProgress('questions', count)
const cases: Case[] = []
for (let number = 0; number < count; number++) {
  const id = questionId(task.id, { type: 'fresh', seed: values.seed, number })
  const arms = assignmentsOf(EMBEDDED_PAIR)
  const { outcomes } = await fillTree(id, task.begin(id), arms, writeWith(engine))
  const reading = await engine.predict(
    EMBEDDED_POLICY,
    routingPrompt(task.question(id).text, EMBEDDED_PAIR),
  )
  const predictions = reading.perf.map((perf, arm) => ({
    perf: quality(perf),
    cost: costNorm(reading.cost[arm] ?? Number.NaN),
  }))
  cases.push(caseOf({ id, outcomes, predictions }, book, range))
  progress.advance()
}
await engine.dispose()

/** A router's means with their 95 % bootstrap intervals over questions. */
function summarise(router: Router): object {
  const decisions = decideAll(router, cases, preference)
  const of = (quantity: (outcome: Outcome) => number) =>
    expectedOver(decisions, cases, ({ outcome }) => quantity(outcome))
  const columns = {
    score: of((outcome) => outcome.score),
    exactMatch: of((outcome) => (outcome.exactMatch ? 1 : 0)),
    costNorm: expectedOver(decisions, cases, ({ cost }) => cost),
    costUsd: of((outcome) => episodeCost(book, outcome)),
    utility: expectedOver(decisions, cases, ({ outcome, cost }) =>
      utility(preference, outcome.score, cost),
    ),
  }
  const intervals = bootstrapIntervals(Object.values(columns), values.seed)
  return Object.fromEntries(
    Object.entries(columns).map(([name, column], at) => [
      name,
      { mean: mean(column), low95: intervals[at]?.low, high95: intervals[at]?.high },
    ]),
  )
}

const routers = createRouters(EMBEDDED_PAIR).map((router) => [router.id, summarise(router)])
process.stdout.write(
  `${JSON.stringify({
    task: task.id,
    seed: values.seed,
    count,
    preference,
    models: EMBEDDED_PAIR,
    policy: EMBEDDED_POLICY,
    routers: Object.fromEntries(routers),
  })}\n`,
)
