/** The id of a trained router, from its settings and back. */
import * as z from 'zod/mini'
import { readRecipe, recipeText } from '../routing/router-id.ts'
import { type Settings, settingsSchema } from './learner.ts'

const changedSchema = z.strictObject(z.partial(settingsSchema.def.innerType).shape)

/** `defaults` are those of the kind's learner: what equals them goes without saying. */
export const recipeId = (kind: string, settings: Settings, defaults: Settings): string =>
  recipeText({
    kind,
    changed: Object.entries(settings)
      .filter(([name, value]) => value !== defaults[name as keyof Settings])
      .map(([name, value]) => [name, String(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  })

/** What an id changes of its learner's defaults; null for an id that names no settings that there are. */
export function changedBy(id: string): Partial<Settings> | null {
  const recipe = readRecipe(id)
  if (!recipe) return null
  const values = recipe.changed.map(([name, text]) => [name, settingOf(name, text)])
  const { success, data } = changedSchema.safeParse(Object.fromEntries(values))
  return success ? data : null
}

function settingOf(name: string, text: string): unknown {
  if (name === 'seed') return text
  if (text === 'true' || text === 'false') return text === 'true'
  return text === '' ? Number.NaN : Number(text)
}
