/** Which question the page opens. The last pick wins, even where an earlier one finishes loading after it. */
import { openingRouter, poolOf } from '../core/pool/pool.ts'
import { isTrainedKind } from '../core/routing/registry.ts'
import { kindOf } from '../core/routing/router-id.ts'
import { splitOf } from '../core/tasks/task.ts'
import type { AwaitedPick, YardState } from './state.ts'
import { type Changes, patch, type Yard } from './yard.ts'

export interface Pick {
  /** Whether nothing else has been picked since. */
  readonly isLast: () => boolean
  /** Stops waiting for it. */
  readonly end: () => void
}

/** Makes what is still loading the last pick, until another is made. `taskId` is null where only the file will name the task. */
export function startPick(yard: Yard, taskId: string | null): Pick {
  const awaited: AwaitedPick = { taskId }
  patch(yard, 'setup', { awaited })
  const isLast = () => yard.getState().setup.awaited === awaited
  return { isLast, end: () => isLast() && dropPick(yard) }
}

/** Stops waiting for what was picked. */
export function dropPick(yard: Yard): void {
  if (yard.getState().setup.awaited) patch(yard, 'setup', { awaited: null })
}

/** The router with which another task opens: the one at hand, unless that would have to be trained for it first. */
function routerFor({ setup, pools }: YardState, taskId: string): string {
  const pool = poolOf(pools, taskId)
  const kind = kindOf(setup.routerId)
  const comes = isTrainedKind(kind)
    ? pool.routers.includes(setup.routerId)
    : kind !== 'policy' || pool.policy !== null
  return comes ? setup.routerId : openingRouter(pool)
}

/** What changes when a question is opened, at its start. Nothing does where it is open already. */
export function questionOpened(state: YardState, taskId: string, questionId: string): Changes {
  const { setup } = state
  if (setup.questionId === questionId) return { setup: { awaited: null } }
  // Prices name models, and another task may have others.
  const priceBook = setup.taskId === taskId ? setup.priceBook : null
  const routerId = setup.taskId === taskId ? setup.routerId : routerFor(state, taskId)
  const split = splitOf(questionId) ?? setup.split
  return {
    setup: { taskId, questionId, routerId, split, priceBook, awaited: null },
    episode: { chosenPath: null, comparedPath: null, cursor: 0, playing: false },
  }
}
