/** Shows text as it is written, at most once a frame. */
import type { RunEvent } from '../core/episode/runner.ts'
import { patch, type Yard } from './yard.ts'

interface Batch {
  readonly turn: string
  text: string
  tokens: number
}

const batches = new WeakMap<Yard, Batch>()

/** Forgets text that has not been shown yet: its step will be written again. */
export function dropText(yard: Yard): void {
  batches.delete(yard)
}

/** Appends to the step that is being written on screen; a step written beside it is shown once it is finished. */
export function streamText(
  yard: Yard,
  signal: AbortSignal,
  { name, text, tokens }: Extract<RunEvent, { type: 'text' }>,
): void {
  const { live } = yard.getState().episode
  if (live.type !== 'running' || live.name !== name) return
  const waiting = batches.get(yard)
  if (waiting?.turn === name) {
    waiting.text += text
    waiting.tokens += tokens
    return
  }
  const batch: Batch = { turn: name, text, tokens }
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
