/** Takes one step after another while the episode plays. */
import { seek } from '../episode-actions.ts'
import { selectCursor, selectNodes } from '../selectors.ts'
import { patch, type Yard } from '../yard.ts'

/** Long enough to read a step's sign before the next one. */
const STEP_MILLIS = 1100

/** Starts the clock; returns a function that ends it. A hidden page does not play on. */
export function startPlayClock(yard: Yard): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  const schedule = () => {
    clearTimeout(timer)
    if (yard.getState().episode.playing) timer = setTimeout(tick, STEP_MILLIS)
  }
  const tick = () => {
    const state = yard.getState()
    const next = selectCursor(state) + 1
    seek(yard, next)
    if (next >= selectNodes(state).length) patch(yard, 'episode', { playing: false })
    else schedule()
  }
  const pauseHidden = () => {
    if (document.hidden) patch(yard, 'episode', { playing: false })
  }

  const unsubscribe = yard.subscribe(({ episode }) => episode.playing, schedule)
  document.addEventListener('visibilitychange', pauseHidden)
  return () => {
    clearTimeout(timer)
    unsubscribe()
    document.removeEventListener('visibilitychange', pauseHidden)
  }
}
