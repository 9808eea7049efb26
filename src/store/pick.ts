/** Which question the page opens. What was picked last wins, also over what was picked before and comes later. */
import { splitOf } from '../core/tasks/task.ts'
import type { AwaitedPick, YardState } from './state.ts'
import { type Changes, patch, type Yard } from './yard.ts'

export interface Pick {
  /** Whether nothing else was picked since. */
  readonly isLast: () => boolean
  /** Nobody waits for it any more. */
  readonly end: () => void
}

/** Makes what is still to come the last pick, until another one is made; null for a task that only a file will name. */
export function startPick(yard: Yard, taskId: string | null): Pick {
  const awaited: AwaitedPick = { taskId }
  patch(yard, 'setup', { awaited })
  const isLast = () => yard.getState().setup.awaited === awaited
  return { isLast, end: () => isLast() && dropPick(yard) }
}

/** Waits no longer for what was picked. */
export function dropPick(yard: Yard): void {
  if (yard.getState().setup.awaited) patch(yard, 'setup', { awaited: null })
}

/** What changes where a question is opened, at its start. The one at hand stays as it is. */
export function questionOpened({ setup }: YardState, taskId: string, questionId: string): Changes {
  if (setup.questionId === questionId) return { setup: { awaited: null } }
  // Prices name models, and another task may have others.
  const priceBook = setup.taskId === taskId ? setup.priceBook : null
  const split = splitOf(questionId) ?? setup.split
  return {
    setup: { taskId, questionId, split, priceBook, awaited: null },
    episode: { chosenPath: null, comparedPath: null, cursor: 0, playing: false },
  }
}
