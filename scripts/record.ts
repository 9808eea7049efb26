/**
 * Records the forest of a task: `npm run record [-- --task atlas]`. Every question of every split is played by every
 * assignment on the shipped models, in Node. It can be stopped at any moment and goes on where it was; when all is there
 * it writes public/forests/<task>.json, its opening, and build/record/<task>.routing.jsonl to train the policy on.
 */
import { parseArgs } from 'node:util'
import { fillTree } from '../src/core/episode/fill.ts'
import { outcomeToRow, TextTable, treeToRows } from '../src/core/episode/forest.ts'
import { assignmentsOf } from '../src/core/routing/arms.ts'
import { EMBEDDED_PAIR } from '../src/core/routing/embedded.ts'
import { taskOf } from '../src/core/tasks/registry.ts'
import { SPLITS, splitIds } from '../src/core/tasks/task.ts'
import { createNodeEngine } from '../src/engine/node-engine.ts'
import { writeWith } from '../src/engine/write.ts'
import { describeModel, ROOT } from './pool.ts'
import { createProgress } from './progress.ts'
import { writeForest } from './record-forest.ts'
import { openJournal } from './record-journal.ts'

const { values } = parseArgs({ options: { task: { type: 'string', default: 'atlas' } } })

const task = taskOf(values.task)
const models = [EMBEDDED_PAIR.weak, EMBEDDED_PAIR.strong]
const weights = models.map((id) => describeModel(id).sha256)
const journal = openJournal(task.id, weights)
const ids = SPLITS.flatMap((split) => splitIds(task, split))
const missing = ids.filter((id) => !journal.has(id))
const engine = createNodeEngine(ROOT)

if (missing.length > 0) {
  for (const model of models) await engine.load(model)
  const write = writeWith(engine)
  const progress = createProgress('questions', missing.length)
  for (const id of missing) {
    const { tree, outcomes } = await fillTree(
      id,
      task.begin(id),
      assignmentsOf(EMBEDDED_PAIR),
      write,
    )
    const table = new TextTable()
    const rows = treeToRows(tree.branches, models, table)
    journal.add({
      id,
      kind: task.question(id).kind,
      outcomes: outcomes.map(outcomeToRow),
      tree: rows,
      texts: table.texts,
    })
    progress.advance()
  }
}

await writeForest(task, journal.entries(ids), engine)
await engine.dispose()
