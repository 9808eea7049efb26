/** A live run belongs to its question and router, and ends when either changes. */
import { stopLive } from '../live-run.ts'
import type { Yard } from '../yard.ts'

export const startStopStaleRun = (yard: Yard): (() => void) =>
  yard.subscribe(
    ({ setup }) => `${setup.questionId} ${setup.routerId}`,
    () => {
      if (yard.getState().episode.live.type !== 'idle') stopLive(yard)
    },
  )
