/** Assembles recorded questions into the forest, the page's opening, and the training data of the policy. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { modelId } from '../src/core/episode/step.ts'
import type { GraphTables } from '../src/core/forest/fill.ts'
import {
  askTable,
  FOREST_VERSION,
  type ForestFile,
  parseForest,
  round,
  variantTable,
} from '../src/core/forest/forest.ts'
import { ColumnWriter, readColumns } from '../src/core/forest/graph-columns.ts'
import { textTable } from '../src/core/forest/interner.ts'
import type { StateGraph } from '../src/core/forest/state-graph.ts'
import { normalised } from '../src/core/outcomes/case.ts'
import { decisionCount } from '../src/core/outcomes/outcome-graph.ts'
import type { TaskPool } from '../src/core/pool/pool.ts'
import { routingPrompt } from '../src/core/routing/routing-prompt.ts'
import { splitOf, type Task } from '../src/core/tasks/task.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { OPENING_TASK, writeOpening } from './opening.ts'
import { describeModel, hasModel, type Recording, ROOT, recordingOf } from './pool.ts'
import { type JournalEntry, RECORD_DIR } from './record-journal.ts'

export async function writeForest(
  task: Task,
  pool: TaskPool,
  entries: readonly JournalEntry[],
): Promise<void> {
  const predictions = await predictAll(task, pool, entries)
  const forest = assemble(task, pool, entries, predictions)
  const folder = path.join(ROOT, 'public', 'forests')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${pool.id}.json`), JSON.stringify(forest))
  if (pool.id === OPENING_TASK.id) writeOpening(forest)
  writeRoutingData(task, pool.id, recordingOf(parseForest(forest, 'The new recording')))
}

type Predictions = ReadonlyMap<string, NonNullable<ForestFile['questions'][number]['predictions']>>

/** The policy's predictions for every question; empty if no policy is shipped yet. */
async function predictAll(
  task: Task,
  { policy, models }: TaskPool,
  entries: readonly JournalEntry[],
): Promise<Predictions> {
  const predictions = new Map()
  if (!policy || !hasModel(policy)) return predictions
  const engine = createNodeEngine(ROOT)
  await engine.loadPolicy(policy)
  for (const { id } of entries) {
    const { perf, cost } = await engine.predict(
      policy,
      routingPrompt(task.question(id).text, models),
    )
    predictions.set(
      id,
      perf.map((value, arm) => [round(value, 4), round(cost[arm] ?? Number.NaN, 4)]),
    )
  }
  await engine.dispose()
  return predictions
}

function assemble(
  task: Task,
  pool: TaskPool,
  entries: readonly JournalEntry[],
  predictions: Predictions,
): ForestFile {
  const tables: GraphTables = {
    texts: textTable(),
    asks: askTable(),
    variants: variantTable(pool.models),
  }
  const graphs = new ColumnWriter()
  for (const entry of entries) graphs.add(placed(entry, tables))
  const { texts, asks, variants } = tables
  // Store rows only if every question has them. For longer episodes they would hide the choices that follow.
  const settled = entries.every(({ outcomes }) => outcomes !== null)
  const policy = predictions.size > 0 ? pool.policy : null
  const { sha256 } = policy ? describeModel(policy) : { sha256: '' }
  return {
    format: 'switchyard-forest',
    version: FOREST_VERSION,
    task: task.id,
    backend: 'native',
    models: pool.models.map(describeModel),
    roles: [...task.roles],
    asks: asks.values.map(({ role, decides }) => ({ role, decides: [...decides] })),
    variants: variants.values.map(({ model, adapter }) => ({
      model: pool.models.indexOf(model),
      adapter,
    })),
    policy: policy && { id: policy, sha256 },
    texts: texts.values,
    questions: entries.map(({ id, kind, outcomes }) => ({
      id,
      kind,
      outcomes: settled ? outcomes : null,
      predictions: predictions.get(id) ?? null,
    })),
    graphs: graphs.columns,
  }
}

/** The graph of an entry, with indices into the tables of the file; null if nothing was run. */
function placed(
  { graph, texts, asks, variants }: JournalEntry,
  tables: GraphTables,
): StateGraph | null {
  const [read = null] = readColumns(graph)
  return (
    read && {
      ...read,
      text: read.text.map((at) => tables.texts.add(texts[at]!)),
      ask: read.ask.map((at) => tables.asks.add(asks[at]!)),
      variant: read.variant.map((at) => {
        const { model, adapter } = variants[at]!
        return tables.variants.add({ model: modelId(model), adapter })
      }),
    }
  )
}

/** Writes a line per question of the train and validation splits: the prompt of the policy, and what came of each arm. */
function writeRoutingData(
  task: Task,
  poolId: string,
  { forest, cases, context: { range } }: Recording,
): void {
  if (cases.some(({ graph }) => decisionCount(graph) > 1)) return
  const lines = cases.flatMap(({ questionId, graph, costs }) => {
    const split = splitOf(questionId)
    if (split === null || split === 'test') return []
    return JSON.stringify({
      split,
      prompt: routingPrompt(task.question(questionId).text, forest.pool),
      perf: [...graph.score],
      cost: Array.from(costs, (cost) => normalised(range, cost)),
    })
  })
  writeFileSync(path.join(RECORD_DIR, `${poolId}.routing.jsonl`), `${lines.join('\n')}\n`)
}
