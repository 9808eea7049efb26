/** The shipped pools and their recordings, for the Node scripts. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import { defaultPriceBook, type PriceBook } from '../src/core/cost/price-book.ts'
import type { Pool } from '../src/core/episode/arm.ts'
import { type Forest, type ForestFile, parseForest } from '../src/core/forest/forest.ts'
import { type ScoringContext, scoringContext } from '../src/core/front/score.ts'
import { longestEpisode } from '../src/core/front/sequences.ts'
import { type Case, priceTable } from '../src/core/outcomes/case.ts'
import { costRange } from '../src/core/outcomes/cost-range.ts'
import { tableOfForest } from '../src/core/outcomes/of-forest.ts'
import type { OutcomeTable } from '../src/core/outcomes/table.ts'
import { listPrice, shippedPools } from '../src/core/pool/pool.ts'
import type { RoutingSpace } from '../src/core/routing/kind.ts'
import { shippedTasks } from '../src/core/tasks/registry.ts'
import { type Split, splitOf } from '../src/core/tasks/task.ts'
import { languageManifest, parseJson, policyManifest } from '../src/engine/files/manifest.ts'

const manifest = z.union([languageManifest, policyManifest])

export const ROOT = path.resolve(import.meta.dirname, '..')

const manifestName = (id: string): string => path.join('models', id, 'manifest.json')

export const hasModel = (id: string): boolean => existsSync(path.join(ROOT, manifestName(id)))

export function manifestOf(id: string): z.infer<typeof manifest> {
  const name = manifestName(id)
  return parseJson(manifest, readFileSync(path.join(ROOT, name)), name)
}

/** A model as a forest file describes it, including the hash of its weights. */
export function describeModel(id: string): ForestFile['models'][number] {
  const { files, parameters } = manifestOf(id)
  const weights = files.find((file) => file.path.endsWith('.onnx'))
  if (!weights) throw new Error(`${manifestName(id)} lists no .onnx file; export the model again`)
  return { id, sha256: weights.sha256, parameters, bytes: weights.bytes }
}

/** The recorded forest of a pool. */
export function readForest(poolId: string): Forest {
  const name = path.join('public', 'forests', `${poolId}.json`)
  return parseForest(JSON.parse(readFileSync(path.join(ROOT, name), 'utf8')), name)
}

/** Everything that ships: the models, their list prices, and the pools of each task, and their policies. */
export const SHIPPED = shippedPools(
  JSON.parse(readFileSync(path.join(ROOT, 'models', 'pools.json'), 'utf8')),
)

export const listBook = (pool: Pool): PriceBook => defaultPriceBook(pool, listPrice(SHIPPED))

/** A forest, priced at list prices. */
export interface Recording {
  readonly forest: Forest
  readonly table: OutcomeTable
  readonly cases: readonly Case[]
  readonly space: RoutingSpace
  /** Normalises cost on the train split. */
  readonly context: ScoringContext
}

/** Prices a forest. Routers can read the texts of its questions only if its task is loaded. */
export function recordingOf(forest: Forest): Recording {
  const table = tableOfForest(forest)
  const cases = priceTable(table, listBook(forest.pool))
  const { graph } = cases[0]!
  const space = {
    pool: forest.pool,
    roles: forest.roles,
    arms: Array.from(graph.arm.subarray(0, graph.firstEdge[1]), (place) => table.arms[place]!),
    stages: longestEpisode(cases),
    predicted: forest.policy !== null,
  }
  const context = scoringContext(table, costRange(inSplit(cases, 'train'), 'min-max'), (id) =>
    shippedTasks.isLoaded(forest.task) ? shippedTasks.task(forest.task).question(id).text : null,
  )
  return { forest, table, cases, space, context }
}

export const inSplit = (cases: readonly Case[], split: Split): readonly Case[] =>
  cases.filter(({ questionId }) => splitOf(questionId) === split)
