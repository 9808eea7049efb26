/** The shipped pool, as the Node scripts use it. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type CostRange, costRange } from '../src/core/cost/normalise.ts'
import { defaultPriceBook } from '../src/core/cost/price-book.ts'
import {
  type ForestFile,
  type RecordedQuestion,
  recordedQuestions,
} from '../src/core/episode/forest.ts'
import { EMBEDDED_PAIR } from '../src/core/routing/embedded.ts'
import type { Split } from '../src/core/tasks/task.ts'
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

/** The recorded questions of one split. */
export const questionsOf = (forest: ForestFile, split: Split): readonly RecordedQuestion[] =>
  recordedQuestions(forest).filter(({ id }) => id.startsWith(`${forest.task}/${split}/`))

/** C_min and C_max of a forest's train split under the default prices. */
export function trainCostRange(forest: ForestFile): CostRange {
  return costRange(
    defaultPriceBook(EMBEDDED_PAIR),
    questionsOf(forest, 'train').flatMap(({ outcomes }) => outcomes),
  )
}
