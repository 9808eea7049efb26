/**
 * Checks the figures of the cards on questions that no model has seen: `npm run evaluate -- --pool atlas --seed S --count N`
 * makes N fresh questions, runs every arm at every decision point and every router on them, and prints one JSON object with
 * means and 95% intervals. Every router that learns is trained on the recorded train split with its default settings, once for
 * each of `--seeds 1,2,3`, and the mean over these seeds is reported. Every control is at its best setting on that split.
 */
import { parseArgs } from 'node:util'
import { dollarsAt } from '../src/core/cost/normalise.ts'
import { type Preference, utility } from '../src/core/cost/utility.ts'
import { armsOf, assignmentText } from '../src/core/episode/arm.ts'
import { EpisodeFiller, type GraphTables } from '../src/core/forest/fill.ts'
import { askTable, type RecordedQuestion, variantTable } from '../src/core/forest/forest.ts'
import { textTable } from '../src/core/forest/interner.ts'
import { beside } from '../src/core/front/beside.ts'
import { bestContinuation } from '../src/core/front/best-continuation.ts'
import { bootstrapIntervals } from '../src/core/front/bootstrap.ts'
import { mean } from '../src/core/front/operating-point.ts'
import { type Asked, decisionPoint, scoreRouter } from '../src/core/front/score.ts'
import { trainingSet } from '../src/core/learning/learner.ts'
import { LEARNERS } from '../src/core/learning/learners.ts'
import { priceTable } from '../src/core/outcomes/case.ts'
import { tableOfForest } from '../src/core/outcomes/of-forest.ts'
import { decisionCount } from '../src/core/outcomes/outcome-graph.ts'
import { poolOf } from '../src/core/pool/pool.ts'
import { createFixed } from '../src/core/routing/fixed.ts'
import { ROUTER_KINDS } from '../src/core/routing/registry.ts'
import type { Router } from '../src/core/routing/router.ts'
import { routingPrompt } from '../src/core/routing/routing-prompt.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { questionId } from '../src/core/tasks/task.ts'
import { costNorm, quality, weight } from '../src/core/units.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { listBook, ROOT, readForest, recordingOf, SHIPPED } from './pool.ts'
import { createProgress } from './progress.ts'
import { routersOf } from './scored-routers.ts'
import { type Asking, controlsOf, meanColumn, settled } from './shares.ts'
import { trainRouter } from './train-router.ts'

const { values } = parseArgs({
  options: {
    pool: { type: 'string', default: 'atlas' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    alpha: { type: 'string', default: '0.5' },
    beta: { type: 'string', default: '0.5' },
    seeds: { type: 'string', default: '1' },
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

const { task: taskId, policy } = poolOf(SHIPPED, values.pool)
const task = await shippedTasks.load(taskId)
// The recording has the shipped pool, the questions that routers learn from, and the cost range of the train split.
const recording = recordingOf(readForest(values.pool))
const { forest } = recording
const { pool } = forest

/** Columns with one number per question, by the name of the measure. */
type Columns = Readonly<Record<string, Float64Array>>

const { cases, context } = await runQuestions()
const asking = { cases, context, preference }
const controls = controlsOf(recording, asking)
process.stdout.write(
  `${JSON.stringify({
    task: task.id,
    metric: task.metric,
    seed: values.seed,
    count,
    preference,
    models: pool,
    policy,
    routers: Object.fromEntries(
      [...untrained(), ...trained()].map((routers) => [routers[0]!.id, summaryOf(routers)]),
    ),
  })}\n`,
)

/** The routers that need no training, including every mixed pair. */
function untrained(): readonly (readonly Router[])[] {
  const routers = routersOf(recording)
  const mixed = recording.context.arms.filter(
    ({ models }) => new Set(Object.values(models)).size > 1,
  )
  const named = routers.some(({ id }) => id === 'strong-teacher')
  const pairs = mixed.map((arm) => createFixed(arm.id, assignmentText(arm.models), arm))
  return [...routers, ...(named ? [] : pairs)].map((router) => [router])
}

/** Per learner, one router per seed. */
function trained(): readonly (readonly Router[])[] {
  const { space } = recording
  const set = trainingSet(space, recording.cases, recording.context)
  const fit = LEARNERS.filter(
    ({ kind }) => ROUTER_KINDS.find(({ id }) => id === kind)?.needs(space) === null,
  )
  const seeds = values.seeds.split(',')
  const progress = createProgress('routers', fit.length * seeds.length)
  return fit.map((learner) =>
    seeds.map((seed) => {
      const { router } = trainRouter(learner, { ...learner.defaults, seed }, set)
      progress.advance()
      return router
    }),
  )
}

/** Summarises the mean over routers of one kind. */
function summaryOf(routers: readonly Router[]): object {
  const asked = routers.map((router) => settled(router, recording, preference))
  const columns = asked.map(columnsOf)
  const names = Object.keys(columns[0]!)
  const { group, control } = routers[0]!
  const { share, share95 } = beside(
    columns.map(({ utility }) => utility!),
    controls,
    values.seed,
  )
  return {
    group,
    ...(control ? { settings: asked.map(({ setting }) => setting) } : {}),
    ...summarise(
      Object.fromEntries(
        names.map((name) => [name, meanColumn(columns.map((each) => each[name]!))]),
      ),
    ),
    // Of the gap from the best single model (0) to the oracle (1).
    share: { mean: share, low95: share95.low, high95: share95.high },
  }
}

async function runQuestions(): Promise<Pick<Asking, 'cases' | 'context'>> {
  const engine = createNodeEngine(ROOT)
  for (const model of pool) await engine.load(model)
  if (policy) await engine.loadPolicy(policy)
  const progress = createProgress('questions', count)
  const tables: GraphTables = {
    texts: textTable(),
    asks: askTable(),
    variants: variantTable(pool),
  }
  const questions: RecordedQuestion[] = []
  for (let number = 0; number < count; number++) {
    const id = questionId(task.id, { type: 'fresh', seed: values.seed, number })
    const { kind, text } = task.question(id)
    const filler = new EpisodeFiller(task.begin(id), (due) => armsOf(pool, due), writeWith(engine))
    await filler.runAll()
    const reading = policy ? await engine.predict(policy, routingPrompt(text, pool)) : null
    const predictions =
      reading?.perf.map((perf, arm) => ({
        perf: quality(perf),
        cost: costNorm(reading.cost[arm] ?? Number.NaN),
      })) ?? null
    questions.push({ id, kind, outcomes: null, predictions, graph: filler.graph(tables) })
    progress.advance()
  }
  await engine.dispose()
  const { texts, asks, variants } = tables
  const run = { ...forest, texts: texts.values, asks: asks.values, variants: variants.values }
  const table = tableOfForest({ ...run, questions })
  return {
    cases: priceTable(table, listBook(pool)),
    // Priced and normalised as the recording; what was written is new.
    context: { ...recording.context, texts: table.texts },
  }
}

function columnsOf(asked: Asked): Columns {
  const { perf, cost } = scoreRouter(asked, cases, context)
  return {
    score: perf,
    ...exactMatches(asked),
    costNorm: cost,
    costUsd: cost.map((share) => dollarsAt(context.range, share)),
    utility: perf.map((score, at) => utility(preference, quality(score), costNorm(cost[at]!))),
  }
}

/** Exact matches, if one choice settles the episode; in the tasks with longer episodes the score is the exact match. */
function exactMatches(asked: Asked): Columns {
  if (cases.some(({ graph }) => decisionCount(graph) > 1)) return {}
  const exactMatch = cases.map((question) => {
    const best = bestContinuation(question, context.range, preference)
    const { distribution } = asked.router.decide(decisionPoint(asked, question, context, best, []))
    return distribution.reduce(
      (sum, share, edge) => sum + share * question.graph.exactMatch[edge]!,
      0,
    )
  })
  return { exactMatch: Float64Array.from(exactMatch) }
}

/** Means with their 95% bootstrap intervals over questions. */
function summarise(columns: Columns): object {
  const intervals = bootstrapIntervals(Object.values(columns), values.seed)
  return Object.fromEntries(
    Object.entries(columns).map(([name, column], at) => [
      name,
      { mean: mean(column), low95: intervals[at]?.low, high95: intervals[at]?.high },
    ]),
  )
}
