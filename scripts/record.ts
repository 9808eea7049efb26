/**
 * Records the forest of a task: `npm run record [-- --task atlas]`. Every question of every split is played by every
 * assignment on the shipped models, in Node. It can be stopped at any moment and goes on where it was; when all is there
 * it writes public/forests/<task>.json, its opening, and build/record/<task>.routing.jsonl to train the policy on.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { EMBEDDED_PAIR } from '../src/core/routing/embedded.ts'
import { taskOf } from '../src/core/tasks/registry.ts'
import { SPLITS, splitIds } from '../src/core/tasks/task.ts'
import { describeModel } from './pool.ts'
import { createProgress } from './progress.ts'
import { writeForest } from './record-forest.ts'
import { entrySchema, openJournal } from './record-journal.ts'
import type { Order } from './record-worker.ts'

const { values } = parseArgs({ options: { task: { type: 'string', default: 'atlas' } } })
const task = taskOf(values.task)
const weights = [EMBEDDED_PAIR.weak, EMBEDDED_PAIR.strong].map((id) => describeModel(id).sha256)
const journal = openJournal(task.id, weights)
const ids = SPLITS.flatMap((split) => splitIds(task, split))
const queue = ids.filter((id) => !journal.has(id))

if (queue.length > 0) {
  const progress = createProgress('questions', queue.length)
  const workers = Math.min(availableParallelism(), queue.length)
  await Promise.all(Array.from({ length: workers }, () => work(progress.advance)))
}
await writeForest(task, journal.entries(ids))

/** Keeps one worker process busy until the queue is empty. */
function work(advance: () => void): Promise<void> {
  const worker = fork(path.join(import.meta.dirname, 'record-worker.ts'))
  return new Promise((resolve, reject) => {
    worker.on('message', (message) => {
      if (message !== 'ready') {
        journal.add(entrySchema.parse(message))
        advance()
      }
      const id = queue.shift()
      if (id === undefined) {
        worker.disconnect()
        resolve()
      } else {
        worker.send({ taskId: task.id, id } satisfies Order)
      }
    })
    worker.on('exit', (code) => {
      if (code !== 0) reject(new Error(`A recording process ended with code ${code}`))
    })
  })
}
