/** What a person can change in the set-up. */

import type { RangeKind } from '../core/cost/normalise.ts'
import type { PriceBook } from '../core/cost/price-book.ts'
import type { Preference } from '../core/cost/utility.ts'
import { questionId as idOf, type Split } from '../core/tasks/task.ts'
import { hundredths } from './hundredths.ts'
import { fetchCode } from './new-version.ts'
import { questionOpened, startPick } from './pick.ts'
import { patch, patchAll, type Yard } from './yard.ts'

/** Moves α; β follows where they are linked. */
export function setAlpha(yard: Yard, value: number): void {
  const { linked, preference } = yard.getState().setup
  const alpha = hundredths(value)
  const beta = linked ? hundredths(1 - alpha) : preference.beta
  patch(yard, 'setup', { preference: { alpha, beta } })
}

/** Moves β; α follows where they are linked. */
export function setBeta(yard: Yard, value: number): void {
  const { linked, preference } = yard.getState().setup
  const beta = hundredths(value)
  const alpha = linked ? hundredths(1 - beta) : preference.alpha
  patch(yard, 'setup', { preference: { alpha, beta } })
}

/** Links or unlinks the sliders; linking moves β to 1 − α. */
export function setLinked(yard: Yard, linked: boolean): void {
  const { alpha, beta } = yard.getState().setup.preference
  patch(yard, 'setup', {
    linked,
    preference: { alpha, beta: linked ? hundredths(1 - alpha) : beta },
  })
}

/** Sets both weights at once, as a preset does; weights that do not sum to one unlink the sliders. */
export function setPreference(yard: Yard, preference: Preference): void {
  const alpha = hundredths(preference.alpha)
  const beta = hundredths(preference.beta)
  const linked = yard.getState().setup.linked && hundredths(1 - alpha) === beta
  patch(yard, 'setup', { preference: { alpha, beta }, linked })
}

/**
 * Opens a task at its first showcase question once its code is loaded, unless something else is picked in the meantime.
 * Resolves to whether it did. Rejects where the code cannot be loaded and nothing else was picked.
 */
export async function setTask(yard: Yard, taskId: string): Promise<boolean> {
  const pick = startPick(yard, taskId)
  try {
    const { showcase } = await fetchCode(yard, () => yard.getState().tasks.load(taskId))
    if (!pick.isLast() || yard.getState().setup.taskId === taskId) return false
    openQuestion(yard, taskId, showcase[0])
    return true
  } catch (error) {
    if (pick.isLast()) throw error
    return false
  } finally {
    pick.end()
  }
}

/** Moves a router's own control. */
export function setSetting(yard: Yard, routerId: string, setting: number): void {
  const { settings } = yard.getState().setup
  patch(yard, 'setup', { settings: { ...settings, [routerId]: setting } })
}

/** Leaves a router's own control to the weights again. */
export function setAutoSetting(yard: Yard, routerId: string): void {
  const { [routerId]: _, ...settings } = yard.getState().setup.settings
  patch(yard, 'setup', { settings })
}

export function setRouter(yard: Yard, routerId: string): void {
  patchAll(yard, { setup: { routerId }, episode: { chosenPath: null, comparedPath: null } })
}

/** null goes back to the pool's default prices. */
export function setPriceBook(yard: Yard, priceBook: PriceBook | null): void {
  patch(yard, 'setup', { priceBook })
}

/** Chooses which train costs are the 0 and the 1 of normalised cost. */
export function setCostRange(yard: Yard, costRange: RangeKind): void {
  patch(yard, 'setup', { costRange })
}

/** Opens another question at its start; a question of a split takes the page to that split. */
export function setQuestion(yard: Yard, questionId: string): void {
  openQuestion(yard, yard.getState().setup.taskId, questionId)
}

function openQuestion(yard: Yard, taskId: string, questionId: string): void {
  patchAll(yard, questionOpened(yard.getState(), taskId, questionId))
}

/** Opens the question of a person's own seed. Nobody has recorded it, so it can only be run live. */
export function setFreshQuestion(yard: Yard, seed: string): void {
  const { taskId } = yard.getState().setup
  setQuestion(yard, idOf(taskId, { type: 'fresh', seed, number: 0 }))
}

/** Takes the page to another split, and to its first question. */
export function setSplit(yard: Yard, split: Split): void {
  const { taskId } = yard.getState().setup
  setQuestion(yard, idOf(taskId, { type: 'split', split, number: 0 }))
}
