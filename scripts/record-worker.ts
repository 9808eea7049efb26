/** Plays one question after another for the recorder. It is a separate process, because native sessions block their thread. */
import { armsOf } from '../src/core/episode/arm.ts'
import { EpisodeFiller, type GraphTables } from '../src/core/forest/fill.ts'
import { askTable, type Forest, variantTable } from '../src/core/forest/forest.ts'
import { ColumnWriter } from '../src/core/forest/graph-columns.ts'
import { textTable } from '../src/core/forest/interner.ts'
import { writeAgain } from '../src/core/forest/write-again.ts'
import { outcomeRows } from '../src/core/outcomes/of-forest.ts'
import { poolOf } from '../src/core/pool/pool.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { describeModel, ROOT, readForest, SHIPPED } from './pool.ts'
import type { JournalEntry } from './record-journal.ts'

/** A message from the recorder: a question to play. */
export interface Order {
  readonly poolId: string
  readonly id: string
  /** Whether to take from the shipped forest what the models would write again. */
  readonly again: boolean
}

const engine = createNodeEngine(ROOT)

/** The shipped forest of a pool. Throws an Error if other weights than those at hand wrote it. */
const shipped = new Map<string, Forest>()
function shippedForest(poolId: string): Forest {
  const forest = shipped.get(poolId) ?? readForest(poolId)
  shipped.set(poolId, forest)
  for (const { id, sha256 } of forest.models) {
    if (describeModel(id).sha256 !== sha256)
      throw new Error(`Other weights of ${id} wrote the shipped forest: record without --again`)
  }
  return forest
}

async function play({ poolId, id, again }: Order): Promise<JournalEntry> {
  const { task: taskId, models: pool } = poolOf(SHIPPED, poolId)
  const task = await shippedTasks.load(taskId)
  for (const model of pool) await engine.load(model)
  const { roles } = task
  const episode = task.begin(id)
  const run = writeWith(engine)
  const write = again ? writeAgain(shippedForest(poolId), id, episode, run) : run
  const filler = new EpisodeFiller(episode, (due) => armsOf(pool, due), write)
  await filler.runAll()
  const tables: GraphTables = {
    texts: textTable(),
    asks: askTable(),
    variants: variantTable(pool),
  }
  const graph = filler.graph(tables)
  const [texts, asks, variants] = [tables.texts.values, tables.asks.values, tables.variants.values]
  const columns = new ColumnWriter()
  columns.add(graph)
  const rows = outcomeRows(graph, { pool, roles, asks, variants })
  return {
    id,
    kind: task.question(id).kind,
    outcomes: rows && [...rows],
    graph: columns.columns,
    texts,
    asks: asks.map(({ role, decides }) => ({ role, decides: [...decides] })),
    variants,
  }
}

process.on('message', (order: Order) => {
  play(order).then(
    (entry) => process.send?.(entry),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.send?.('ready')
