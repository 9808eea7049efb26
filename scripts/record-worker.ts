/** Plays one question after another for the recorder, in a process of its own: native sessions block their thread. */
import { fillTree } from '../src/core/episode/fill.ts'
import { outcomeToRow } from '../src/core/episode/forest.ts'
import { TextTable, treeToRows } from '../src/core/episode/forest-trees.ts'
import { assignmentsOf } from '../src/core/routing/arms.ts'
import { EMBEDDED_PAIR } from '../src/core/routing/embedded.ts'
import { taskOf } from '../src/core/tasks/registry.ts'
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
const models = [EMBEDDED_PAIR.weak, EMBEDDED_PAIR.strong]
for (const model of models) await engine.load(model)

async function play({ taskId, id }: Order): Promise<JournalEntry> {
  const task = taskOf(taskId)
  const arms = assignmentsOf(EMBEDDED_PAIR)
  const { tree, outcomes } = await fillTree(id, task.begin(id), arms, writeWith(engine))
  const table = new TextTable()
  return {
    id,
    kind: task.question(id).kind,
    outcomes: outcomes.map(outcomeToRow),
    tree: treeToRows(tree.branches, models, table),
    texts: table.texts,
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
