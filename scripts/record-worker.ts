/** Plays one question after another for the recorder. It is a separate process, because native sessions block their thread. */
import { armsOf } from '../src/core/episode/arm.ts'
import { EpisodeFiller, type GraphTables } from '../src/core/forest/fill.ts'
import { askTable, variantTable } from '../src/core/forest/forest.ts'
import { ColumnWriter } from '../src/core/forest/graph-columns.ts'
import { textTable } from '../src/core/forest/interner.ts'
import { outcomeRows } from '../src/core/outcomes/of-forest.ts'
import { poolOf } from '../src/core/pool/pool.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { ROOT, SHIPPED } from './pool.ts'
import type { JournalEntry } from './record-journal.ts'

/** A message from the recorder: a question to play. */
export interface Order {
  readonly taskId: string
  readonly id: string
}

const engine = createNodeEngine(ROOT)

async function play({ taskId, id }: Order): Promise<JournalEntry> {
  const task = await shippedTasks.load(taskId)
  const pool = poolOf(SHIPPED, taskId).models
  for (const model of pool) await engine.load(model)
  const { roles } = task
  const filler = new EpisodeFiller(task.begin(id), (due) => armsOf(pool, due), writeWith(engine))
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
