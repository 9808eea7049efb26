/** A path in a link: the models' places in the pool, one after another. */
import { type Pool, variantId } from '../core/episode/arm.ts'
import type { Path } from '../core/episode/tree.ts'

/** One per place, for the first 62; each "_" in front adds 62. */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const MAX_STEPS = 64
const STEPS = /_*[0-9a-zA-Z]/g

/** Up to the first model that the pool lacks: an imported episode may have steps of others. */
export function pathText(path: Path, pool: Pool): string {
  const arms = pool.map((model) => variantId(model, null))
  let text = ''
  for (const arm of path.slice(0, MAX_STEPS)) {
    const place = arms.indexOf(arm)
    if (place < 0) break
    text += '_'.repeat(Math.floor(place / DIGITS.length)) + DIGITS[place % DIGITS.length]
  }
  return text
}

/** Null where the text is not a path, or names a model that the pool lacks. */
export function pathOf(text: string, pool: Pool): Path | null {
  const steps = text.match(STEPS) ?? []
  if (steps.length === 0 || steps.length > MAX_STEPS || steps.join('') !== text) return null
  const models = steps.flatMap((step) => pool[placeOf(step)] ?? [])
  const path = models.map((model) => variantId(model, null))
  return path.length === steps.length ? path : null
}

const placeOf = (step: string): number =>
  (step.length - 1) * DIGITS.length + DIGITS.indexOf(step.at(-1) ?? '')
