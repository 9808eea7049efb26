/** Plays one question after another for the recorder, in a process of its own: native sessions block their thread. */
import { EpisodeFiller } from '../src/core/episode/fill.ts'
import { outcomeToRow } from '../src/core/episode/forest.ts'
import { TextTable } from '../src/core/episode/forest-trees.ts'
import { ColumnWriter } from '../src/core/episode/state-graph.ts'
import { assignmentsOf } from '../src/core/routing/arms.ts'
import { embeddedPool } from '../src/core/routing/embedded.ts'
import { loadTask } from '../src/core/tasks/registry.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { ROOT } from './pool.ts'
import type { JournalEntry } from './record-journal.ts'

/** From the recorder: a question to play. */
export interface Order {
  readonly taskId: string
  readonly id: string
}

const engine = createNodeEngine(ROOT)

async function play({ taskId, id }: Order): Promise<JournalEntry> {
  const task = await loadTask(taskId)
  const pool = embeddedPool(taskId)
  for (const model of pool) await engine.load(model)
  const { roles } = task
  const filler = new EpisodeFiller(task.begin(id), pool, writeWith(engine))
  let outcomes: JournalEntry['outcomes'] = null
  if (task.decides === 'step') await filler.runAll()
  else {
    outcomes = []
    for (const arm of assignmentsOf({ pool, roles })) {
      outcomes.push(outcomeToRow(await filler.runAssignment(arm), roles))
    }
  }
  const table = new TextTable()
  const columns = new ColumnWriter()
  columns.add(
    filler.graph((text) => table.add(text)),
    (text) => text,
  )
  const { kind } = task.question(id)
  return { id, kind, outcomes, graph: columns.columns, texts: table.texts }
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
