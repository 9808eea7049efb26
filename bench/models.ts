/** Which of the shipped models stand in this checkout. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { EMBEDDED_PAIR } from '../src/core/routing/embedded.ts'

export const root = join(import.meta.dirname, '..')
export const modelIds = [EMBEDDED_PAIR.weak, EMBEDDED_PAIR.strong]

const missing = () =>
  modelIds.filter((id) => !existsSync(join(root, 'models', id, 'manifest.json')))

export const hasModels = (): boolean => missing().length === 0
export const missingModels = (): string => `these models are not built: ${missing().join(', ')}`
