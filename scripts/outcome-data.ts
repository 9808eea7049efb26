/** A task's recorded outcome table at list prices, as learners and their scripts use it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { defaultPriceBook } from '../src/core/cost/price-book.ts'
import { parseForest } from '../src/core/forest/forest.ts'
import type { Field } from '../src/core/front/score.ts'
import { type Case, costRange, priceTable } from '../src/core/outcomes/case.ts'
import { tableOfForest } from '../src/core/outcomes/of-forest.ts'
import { stagesOf } from '../src/core/outcomes/outcome-graph.ts'
import { listPrice, shippedPools } from '../src/core/pool/pool.ts'
import type { RoutingSpace } from '../src/core/routing/kind.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { type Split, splitOf } from '../src/core/tasks/task.ts'

const ROOT = path.resolve(import.meta.dirname, '..')

export interface OutcomeData {
  readonly space: RoutingSpace
  readonly field: Field
  readonly cases: readonly Case[]
}

const readJson = (name: string): unknown => JSON.parse(readFileSync(path.join(ROOT, name), 'utf8'))

/** Rejects for a task that does not ship, and for a forest that cannot be read. */
export async function outcomeData(taskId: string): Promise<OutcomeData> {
  const task = await shippedTasks.load(taskId)
  const name = path.join('public', 'forests', `${taskId}.json`)
  const forest = parseForest(readJson(name), name)
  const table = tableOfForest(forest)
  const pools = shippedPools(readJson(path.join('models', 'pools.json')))
  const cases = priceTable(table, defaultPriceBook(table.pool, listPrice(pools)))
  const stages = cases.reduce(
    (most, { graph }) => Math.max(most, 1 + Math.max(...stagesOf(graph))),
    0,
  )
  const { pool, roles, arms, texts } = table
  return {
    space: { pool, roles, arms, stages, predicted: forest.policy !== null },
    field: {
      arms,
      range: costRange(casesOf({ cases }, 'train')),
      texts,
      textOf: (id) => task.question(id).text,
    },
    cases,
  }
}

export const casesOf = ({ cases }: Pick<OutcomeData, 'cases'>, split: Split): readonly Case[] =>
  cases.filter(({ questionId }) => splitOf(questionId) === split)
