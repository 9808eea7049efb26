/** What a person changes in the set-up. */

import type { PriceBook } from '../core/cost/price-book.ts'
import { questionId as idOf, parseQuestionId, type Split } from '../core/tasks/task.ts'
import { weight } from '../core/units.ts'
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

/** null goes back to the pool's default prices. */
export function setPriceBook(yard: Yard, priceBook: PriceBook | null): void {
  patch(yard, 'setup', { priceBook })
}

/** Opens another question at its start; a recorded one takes the page to its split. */
export function setQuestion(yard: Yard, questionId: string): void {
  const { setup } = yard.getState()
  if (setup.questionId === questionId) return
  const origin = parseQuestionId(questionId)?.origin
  const split = origin?.type === 'split' ? origin.split : setup.split
  patch(yard, 'setup', { questionId, split })
  patch(yard, 'episode', { chosenPath: null, comparedPath: null, cursor: 0, playing: false })
}

/** Makes the question of a person's own seed. Nobody has recorded it, so it can only be run live. */
export function setFreshQuestion(yard: Yard, seed: string): void {
  const { taskId } = yard.getState().setup
  setQuestion(yard, idOf(taskId, { type: 'fresh', seed, number: 0 }))
}

/** Takes the page to another split, and to its first question. */
export function setSplit(yard: Yard, split: Split): void {
  const { taskId } = yard.getState().setup
  setQuestion(yard, idOf(taskId, { type: 'split', split, number: 0 }))
}
