/** Converts between a trained router's settings and its id. */
import * as z from 'zod/mini'
import { readRecipe, recipeText } from '../routing/router-id.ts'
import { type Settings, settingsSchema } from './learner.ts'

const changedSchema = z.strictObject(z.partial(settingsSchema.def.innerType).shape)

/** The id of a router with these settings. Those that equal the learner's `defaults` are left out. */
export const recipeId = (kind: string, settings: Settings, defaults: Settings): string =>
  recipeText({
    kind,
    changed: Object.entries(settings)
      .filter(([name, value]) => value !== defaults[name as keyof Settings])
      .map(([name, value]) => [name, String(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  })

/** The settings that an id changes from its learner's defaults; null if it names unknown settings or invalid values. */
export function changedBy(id: string): Partial<Settings> | null {
  const recipe = readRecipe(id)
  if (!recipe) return null
  const values = recipe.changed.map(([name, text]) => [name, settingOf(name, text)])
  const { success, data } = changedSchema.safeParse(Object.fromEntries(values))
  return success ? data : null
}

function settingOf(name: string, text: string): unknown {
  if (name === 'seed' || name === 'costRange') return text
  if (text === 'true' || text === 'false') return text === 'true'
  return text === '' ? Number.NaN : Number(text)
}
