/** From the engine's stream of tokens to the runner's, and on to the page at most once a frame. */
import type { RunEvent } from '../core/episode/runner.ts'
import { patch, type Yard } from './yard.ts'

interface Batch {
  readonly turn: string
  text: string
  tokens: number
}

const batches = new WeakMap<Yard, Batch>()

/** Forgets text that was not shown yet: its step is written anew. */
export function dropText(yard: Yard): void {
  batches.delete(yard)
}

/** Appends to the step that is being written. */
export function streamText(
  yard: Yard,
  signal: AbortSignal,
  { text, tokens }: Extract<RunEvent, { type: 'text' }>,
): void {
  const { live } = yard.getState().episode
  if (live.type !== 'running') return
  const waiting = batches.get(yard)
  if (waiting?.turn === live.name) {
    waiting.text += text
    waiting.tokens += tokens
    return
  }
  const batch: Batch = { turn: live.name, text, tokens }
  batches.set(yard, batch)
  yard.ports.onFrame(() => {
    if (batches.get(yard) !== batch) return
    batches.delete(yard)
    const { live: now } = yard.getState().episode
    if (signal.aborted || now.type !== 'running' || now.name !== batch.turn) return
    patch(yard, 'episode', {
      live: { ...now, text: now.text + batch.text, tokens: now.tokens + batch.tokens },
    })
  })
}
