/**
 * Records the forest of a pool: `npm run record [-- --pool atlas]`. It plays every question of every split in Node with the
 * shipped models, with every arm at every decision point. It may be stopped at any time; the next run continues. At the end it
 * writes public/forests/<pool>.json and the training data of the policy. `--train 400` records only the first 400 questions of
 * the train split, `--test 140` those of the test split. `--again` runs a model only where the shipped forest does not already have
 * what it would write, for a protocol that only changed its limits. `--check 20` plays twenty random steps of the shipped forest
 * again and compares the texts.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { poolOf } from '../src/core/pool/pool.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { SPLITS, splitIds } from '../src/core/tasks/task.ts'
import { describeModel, SHIPPED } from './pool.ts'
import { createProgress } from './progress.ts'
import { checkForest } from './record-check.ts'
import { writeForest } from './record-forest.ts'
import { entrySchema, openJournal } from './record-journal.ts'
import type { Order } from './record-worker.ts'

const { values } = parseArgs({
  options: {
    pool: { type: 'string', default: 'atlas' },
    train: { type: 'string', default: 'Infinity' },
    again: { type: 'boolean', default: false },
    test: { type: 'string', default: 'Infinity' },
    check: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const pool = poolOf(SHIPPED, values.pool)
const task = await shippedTasks.load(pool.task)
const limits = {
  train: questions('train'),
  validation: Number.POSITIVE_INFINITY,
  test: questions('test'),
}

/** How many of a split's questions to record. */
function questions(split: 'train' | 'test'): number {
  const count = Number(values[split])
  if (count > 0) return count
  throw new RangeError(
    `--${split} must be a number of questions, such as --${split} 400, not "${values[split]}"`,
  )
}

if (values.check === undefined) await record()
else process.exitCode = await checkForest(task, pool.id, Number(values.check), values.seed)

async function record(): Promise<void> {
  const weights = pool.models.map((id) => describeModel(id).sha256)
  const journal = openJournal(pool.id, weights)
  const ids = SPLITS.flatMap((split) => splitIds(task, split).slice(0, limits[split]))
  const queue = ids.filter((id) => !journal.has(id))
  if (queue.length > 0) {
    const progress = createProgress('questions', queue.length)
    const workers = Math.min(availableParallelism(), queue.length)
    const advance = (message: unknown) => {
      journal.add(entrySchema.parse(message))
      progress.advance()
    }
    await Promise.all(Array.from({ length: workers }, () => work(queue, advance)))
  }
  await writeForest(task, pool, journal.entries(ids))
}

/** Keeps one worker process busy until the queue is empty. */
function work(queue: string[], onEntry: (message: unknown) => void): Promise<void> {
  const worker = fork(path.join(import.meta.dirname, 'record-worker.ts'))
  return new Promise((resolve, reject) => {
    worker.on('message', (message) => {
      if (message !== 'ready') onEntry(message)
      const id = queue.shift()
      if (id === undefined) {
        worker.disconnect()
        resolve()
      } else {
        worker.send({ poolId: pool.id, id, again: values.again } satisfies Order)
      }
    })
    worker.on('exit', (code) => {
      if (code !== 0)
        reject(new Error(`A recording process ended with code ${code}; its error is above`))
    })
  })
}
