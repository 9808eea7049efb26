/** Which of the shipped models stand in this checkout. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { modelId } from '../src/core/episode/step.ts'

export const root = join(import.meta.dirname, '..')
export const modelIds = ['atlas-weak', 'atlas-strong'].map(modelId)

const missing = () =>
  modelIds.filter((id) => !existsSync(join(root, 'models', id, 'manifest.json')))

export const hasModels = (): boolean => missing().length === 0
export const missingModels = (): string => `these models are not built: ${missing().join(', ')}`
