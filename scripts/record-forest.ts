/** Puts recorded questions together to the forest, its opening, and the policy's training data. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { priceOutcomes } from '../src/core/cost/normalise.ts'
import { defaultPriceBook } from '../src/core/cost/price-book.ts'
import {
  FOREST_VERSION,
  type Forest,
  type ForestFile,
  parseForest,
  round,
} from '../src/core/episode/forest.ts'
import { TextTable } from '../src/core/episode/forest-trees.ts'
import { ColumnWriter, readColumns } from '../src/core/episode/state-graph.ts'
import { embeddedPolicy, embeddedPool } from '../src/core/routing/embedded.ts'
import { routingPrompt } from '../src/core/routing/routing-prompt.ts'
import { TASKS } from '../src/core/tasks/registry.ts'
import { splitOf, type Task } from '../src/core/tasks/task.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { describeModel, hasModel, ROOT, trainCostRange } from './pool.ts'
import { type JournalEntry, RECORD_DIR } from './record-journal.ts'

export async function writeForest(task: Task, entries: readonly JournalEntry[]): Promise<void> {
  const predictions = await predictAll(task, entries)
  const forest = assemble(task, entries, predictions, () => true)
  const folder = path.join(ROOT, 'public', 'forests')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${task.id}.json`), JSON.stringify(forest))
  if (task.id === TASKS[0]?.id) {
    // Of the train split the first figure needs what came of the arms, for the range of cost, and no more.
    const needed = new Map([...predictions].filter(([id]) => splitOf(id) !== 'train'))
    const opening = assemble(task, entries, needed, (id) => task.showcase.includes(id))
    writeFileSync(path.join(folder, `${task.id}.opening.json`), JSON.stringify(opening))
  }
  if (task.decides === 'episode') {
    writeRoutingData(task, parseForest(forest, 'The new recording'))
  }
}

type Readings = ReadonlyMap<string, NonNullable<ForestFile['questions'][number]['predictions']>>

/** The policy's reading of every question; none where no policy is shipped yet. */
async function predictAll(task: Task, entries: readonly JournalEntry[]): Promise<Readings> {
  const readings = new Map()
  const policy = embeddedPolicy(task.id)
  if (!policy || !hasModel(policy)) return readings
  const engine = createNodeEngine(ROOT)
  await engine.loadPolicy(policy)
  for (const { id } of entries) {
    const { perf, cost } = await engine.predict(
      policy,
      routingPrompt(task.question(id).text, embeddedPool(task.id)),
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
  withGraph: (id: string) => boolean,
): ForestFile {
  const table = new TextTable()
  const graphs = new ColumnWriter()
  for (const { id, graph, texts } of entries) {
    const [stored = null] = withGraph(id) ? readColumns(graph) : []
    graphs.add(stored, (text) => table.add(texts[text] ?? ''))
  }
  const policy = predictions.size > 0 ? embeddedPolicy(task.id) : null
  const { sha256 } = policy ? describeModel(policy) : { sha256: '' }
  return {
    format: 'switchyard-forest',
    version: FOREST_VERSION,
    task: task.id,
    backend: 'native',
    models: embeddedPool(task.id).map(describeModel),
    roles: [...task.roles],
    policy: policy && { id: policy, sha256 },
    texts: table.texts,
    questions: entries.map(({ id, kind, outcomes }) => ({
      id,
      kind,
      outcomes,
      predictions: predictions.get(id) ?? null,
    })),
    graphs: graphs.columns,
  }
}

/** A line a question of the train and validation splits: what the policy reads and what came of each assignment. */
function writeRoutingData(task: Task, forest: Forest): void {
  const range = trainCostRange(forest)
  const book = defaultPriceBook(forest.pool)
  const lines = forest.questions.flatMap(({ id, outcomes }) => {
    const split = splitOf(id)
    if (split === null || split === 'test') return []
    const priced = priceOutcomes(book, range, outcomes)
    return JSON.stringify({
      split,
      prompt: routingPrompt(task.question(id).text, forest.pool),
      perf: priced.map(({ perf }) => perf),
      cost: priced.map(({ cost }) => cost),
    })
  })
  writeFileSync(path.join(RECORD_DIR, `${task.id}.routing.jsonl`), `${lines.join('\n')}\n`)
}
