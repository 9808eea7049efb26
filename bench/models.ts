/** The models in this checkout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHIPPED } from '../scripts/pool.ts'
import { type ModelId, modelId } from '../src/core/episode/step.ts'
import { poolOf } from '../src/core/pool/pool.ts'
import { atlas } from '../src/core/tasks/atlas/atlas.ts'
import { languageManifest } from '../src/engine/files/manifest.ts'
import { Skip } from './bench.ts'

export const root = join(import.meta.dirname, '..')

const manifestOf = (id: string): string => join(root, 'models', id, 'manifest.json')

function isLanguageModel(id: string): boolean {
  const manifest = manifestOf(id)
  if (!existsSync(manifest)) return false
  return languageManifest.safeParse(JSON.parse(readFileSync(manifest, 'utf8'))).success
}

/** Every folder in models/ with the manifest of a language model. Throws a Skip if there is none. */
export function languageModels(): readonly ModelId[] {
  const ids = readdirSync(join(root, 'models')).filter(isLanguageModel).map(modelId)
  if (ids.length === 0) throw new Skip('there is no language model in models/')
  return ids
}

/** Throws a Skip if a model is missing that a live episode with the learned router needs. */
export function requireLiveModels(): void {
  const { models, policy } = poolOf(SHIPPED, atlas.id)
  const needed = policy ? [...models, policy] : models
  const missing = needed.filter((id) => !existsSync(manifestOf(id)))
  if (missing.length > 0) throw new Skip(`these models are not built: ${missing.join(', ')}`)
}
