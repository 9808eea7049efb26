/** Runs episodes on real models. The engine and its models are fetched only from here on. */
import type { ModelId } from '../core/episode/step.ts'
import type { Path } from '../core/episode/tree.ts'
import { patch, type Yard } from './yard.ts'

/**
 * Runs the question at hand live, by the router's decision. `from` keeps steps already taken and goes on after them;
 * `firstModel` takes the step that follows. One run at a time: a second call while one runs does nothing.
 */
export async function runLive(
  yard: Yard,
  _options: { readonly from?: Path; readonly firstModel?: ModelId } = {},
): Promise<void> {
  patch(yard, 'episode', { live: { type: 'failed', reason: 'Live runs are not wired yet.' } })
}

/** Stops the run; what it finished stays in the tree. */
export function stopLive(yard: Yard): void {
  patch(yard, 'episode', { live: { type: 'idle' } })
}
