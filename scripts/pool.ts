/** The shipped pools and their recordings, as the Node scripts use them. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type CostRange, costRange } from '../src/core/cost/normalise.ts'
import { defaultPriceBook } from '../src/core/cost/price-book.ts'
import {
  type Forest,
  type ForestFile,
  parseForest,
  type RecordedQuestion,
} from '../src/core/episode/forest.ts'
import { stepCase, stepCostRange, stepSpace } from '../src/core/front/step-case.ts'
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

/** A model as a forest names it: what it is and which weights they were. */
export function describeModel(id: string): ForestFile['models'][number] {
  const { files, parameters } = manifestOf(id)
  const weights = files.find((file) => file.path.endsWith('.onnx'))
  if (!weights) throw new Error(`${manifestName(id)} lists no .onnx file`)
  return { id, sha256: weights.sha256, parameters, bytes: weights.bytes }
}

/** The recorded forest of a task. */
export function readForest(taskId: string): Forest {
  const name = path.join('public', 'forests', `${taskId}.json`)
  return parseForest(JSON.parse(readFileSync(path.join(ROOT, name), 'utf8')), name)
}

/** The recorded questions of one split. */
export const questionsOf = (forest: Forest, split: Split): readonly RecordedQuestion[] =>
  forest.questions.filter(({ id }) => splitOf(id) === split)

/** C_min and C_max of a forest's train split under the default prices. */
export function trainCostRange(forest: Forest): CostRange {
  const book = defaultPriceBook(forest.pool)
  const train = questionsOf(forest, 'train')
  const outcomes = train.flatMap((question) => question.outcomes)
  if (outcomes.length > 0) return costRange(book, outcomes)
  const space = stepSpace(forest, book)
  return stepCostRange(train.flatMap((question) => stepCase(question, space) ?? []))
}
