/** What a person changes in the set-up. */
import { weight } from '../core/units.ts'
import type { PriceBook, Split } from './pending.ts'
import { patch, type Yard } from './yard.ts'

const clamp = (value: number): number => Math.min(1, Math.max(0, value))
/** Sliders move in hundredths; so do links. */
const hundredths = (value: number): number => Math.round(clamp(value) * 100) / 100

/** Moves α; β follows where they are linked. */
export function setAlpha(yard: Yard, value: number): void {
  const { linked, preference } = yard.getState().setup
  const alpha = hundredths(value)
  const beta = linked ? hundredths(1 - alpha) : preference.beta
  patch(yard, 'setup', { preference: { alpha: weight(alpha), beta: weight(beta) } })
}

/** Moves β; α follows where they are linked. */
export function setBeta(yard: Yard, value: number): void {
  const { linked, preference } = yard.getState().setup
  const beta = hundredths(value)
  const alpha = linked ? hundredths(1 - beta) : preference.alpha
  patch(yard, 'setup', { preference: { alpha: weight(alpha), beta: weight(beta) } })
}

/** Links or frees the sliders; linking moves β to 1 − α. */
export function setLinked(yard: Yard, linked: boolean): void {
  patch(yard, 'setup', { linked })
  if (linked) setAlpha(yard, yard.getState().setup.preference.alpha)
}

export function setRouter(yard: Yard, routerId: string): void {
  patch(yard, 'setup', { routerId })
  patch(yard, 'episode', { chosenPath: null, comparedPath: null })
}

export function setPriceBook(yard: Yard, priceBook: PriceBook): void {
  patch(yard, 'setup', { priceBook })
}

/** Opens another question at its start. */
export function setQuestion(yard: Yard, questionId: string): void {
  patch(yard, 'setup', { questionId })
  patch(yard, 'episode', { chosenPath: null, comparedPath: null, cursor: 0, playing: false })
}

export function setSplit(yard: Yard, split: Split): void {
  patch(yard, 'setup', { split })
}
