/** The models that stand in this checkout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ModelId, modelId } from '../src/core/episode/step.ts'
import { EMBEDDED_PAIR, EMBEDDED_POLICY } from '../src/core/routing/embedded.ts'
import { languageManifest } from '../src/engine/files/manifest.ts'
import { Skip } from './bench.ts'

export const root = join(import.meta.dirname, '..')

const manifestOf = (id: string): string => join(root, 'models', id, 'manifest.json')

function isLanguageModel(id: string): boolean {
  const manifest = manifestOf(id)
  if (!existsSync(manifest)) return false
  return languageManifest.safeParse(JSON.parse(readFileSync(manifest, 'utf8'))).success
}

/** Whatever folder of models/ has a language model's manifest. Throws a Skip where none has. */
export function languageModels(): readonly ModelId[] {
  const ids = readdirSync(join(root, 'models')).filter(isLanguageModel).map(modelId)
  if (ids.length === 0) throw new Skip('no language model stands in models/')
  return ids
}

/** Throws a Skip where something is missing that a live episode by the learned router loads. */
export function requireLiveModels(): void {
  const missing = [...EMBEDDED_PAIR, EMBEDDED_POLICY].filter((id) => !existsSync(manifestOf(id)))
  if (missing.length > 0) throw new Skip(`these models are not built: ${missing.join(', ')}`)
}
