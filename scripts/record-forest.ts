/** Puts recorded questions together to the forest, its opening, and the policy's training data. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { priceOutcomes } from '../src/core/cost/normalise.ts'
import { defaultPriceBook } from '../src/core/cost/price-book.ts'
import {
  FOREST_VERSION,
  type ForestFile,
  parseForest,
  recordedQuestions,
  round,
} from '../src/core/episode/forest.ts'
import { remapTexts, TextTable } from '../src/core/episode/forest-trees.ts'
import { EMBEDDED_PAIR, EMBEDDED_POLICY } from '../src/core/routing/embedded.ts'
import { routingPrompt } from '../src/core/routing/routing-prompt.ts'
import { parseQuestionId, type Task } from '../src/core/tasks/task.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { describeModel, hasModel, ROOT, trainCostRange } from './pool.ts'
import { type JournalEntry, RECORD_DIR } from './record-journal.ts'

export async function writeForest(task: Task, entries: readonly JournalEntry[]): Promise<void> {
  const predictions = await predictAll(task, entries)
  const forest = assemble(task, entries, predictions, () => true)
  const opening = assemble(task, entries, predictions, (id) => task.showcase.includes(id))
  const folder = path.join(ROOT, 'public', 'forests')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${task.id}.json`), JSON.stringify(forest))
  writeFileSync(path.join(folder, `${task.id}.opening.json`), JSON.stringify(opening))
  writeRoutingData(task, forest)
}

type Readings = ReadonlyMap<string, NonNullable<ForestFile['questions'][number]['predictions']>>

/** The policy's reading of every question; none where no policy is shipped yet. */
async function predictAll(task: Task, entries: readonly JournalEntry[]): Promise<Readings> {
  const readings = new Map()
  if (!hasModel(EMBEDDED_POLICY)) return readings
  const engine = createNodeEngine(ROOT)
  await engine.loadPolicy(EMBEDDED_POLICY)
  for (const { id } of entries) {
    const { perf, cost } = await engine.predict(
      EMBEDDED_POLICY,
      routingPrompt(task.question(id).text, EMBEDDED_PAIR),
    )
    readings.set(
      id,
      perf.map((value, arm) => [round(value, 4), round(cost[arm] ?? Number.NaN, 4)]),
    )
  }
  await engine.dispose()
  return readings
}

function assemble(
  task: Task,
  entries: readonly JournalEntry[],
  predictions: Readings,
  withTree: (id: string) => boolean,
): ForestFile {
  const table = new TextTable()
  const questions = entries.map(({ id, kind, outcomes, tree, texts }) => ({
    id,
    kind,
    outcomes,
    predictions: predictions.get(id) ?? null,
    tree: withTree(id) ? remapTexts(tree, texts, table) : null,
  }))
  const policy = predictions.size > 0 ? describeModel(EMBEDDED_POLICY) : null
  return parseForest(
    {
      format: 'switchyard-forest',
      version: FOREST_VERSION,
      task: task.id,
      backend: 'native',
      models: [describeModel(EMBEDDED_PAIR.weak), describeModel(EMBEDDED_PAIR.strong)],
      policy: policy && { id: policy.id, sha256: policy.sha256 },
      texts: table.texts,
      questions,
    },
    'The new recording',
  )
}

/** A line a question of the train and validation splits: what the policy reads and what came of each assignment. */
function writeRoutingData(task: Task, forest: ForestFile): void {
  const range = trainCostRange(forest)
  const lines = recordedQuestions(forest).flatMap(({ id, outcomes }) => {
    const origin = parseQuestionId(id)?.origin
    if (origin?.type !== 'split' || origin.split === 'test') return []
    const priced = priceOutcomes(defaultPriceBook(EMBEDDED_PAIR), range, outcomes)
    return JSON.stringify({
      split: origin.split,
      prompt: routingPrompt(task.question(id).text, EMBEDDED_PAIR),
      perf: priced.map(({ outcome }) => outcome.score),
      cost: priced.map(({ cost }) => cost),
    })
  })
  writeFileSync(path.join(RECORD_DIR, `${task.id}.routing.jsonl`), `${lines.join('\n')}\n`)
}
