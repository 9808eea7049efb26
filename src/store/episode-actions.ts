/** The transport: it moves the cursor along the path on screen, whether that is recorded or live. */
import { type Arm, withArm } from '../core/episode/arm.ts'
import type { Path } from '../core/episode/tree.ts'
import { branchPath, type Onward } from './decision-paths.ts'
import { holdersAt } from './decision-points.ts'
import { runLive } from './live-run.ts'
import { selectCursor, selectNodes, selectPath, selectPoints } from './selectors.ts'
import { patch, type Yard } from './yard.ts'

/** Puts the cursor after `cursor` steps. At the end of a path it stays at the end, whichever path is shown next. */
export function seek(yard: Yard, cursor: number): void {
  patch(yard, 'episode', cursorAt(selectNodes(yard.getState()).length, cursor))
}

const cursorAt = (end: number, cursor: number) => ({
  cursor:
    end > 0 && cursor >= end
      ? Number.POSITIVE_INFINITY
      : Math.min(end, Math.max(0, Math.round(cursor))),
})

/** Moves the cursor by `steps` and stops play. */
export function stepBy(yard: Yard, steps: number): void {
  const state = yard.getState()
  const moved = cursorAt(selectNodes(state).length, selectCursor(state) + steps)
  patch(yard, 'episode', { playing: false, ...moved })
}

export function reset(yard: Yard): void {
  patch(yard, 'episode', { playing: false, cursor: 0 })
}

/** Plays or pauses; at the end it plays again from the start. */
export function togglePlay(yard: Yard): void {
  const state = yard.getState()
  const end = selectNodes(state).length
  const playing = !state.episode.playing && end > 0
  const cursor = selectCursor(state)
  patch(yard, 'episode', { playing, cursor: playing && cursor >= end ? 0 : cursor })
}

/** Shows another branch; null follows the router again. The cursor stays where the path allows. */
export function choosePath(yard: Yard, chosenPath: Path | null): void {
  patch(yard, 'episode', { chosenPath })
}

export function comparePath(yard: Yard, comparedPath: Path | null): void {
  patch(yard, 'episode', { comparedPath })
}

/** Shows a path with its first `cursor` steps. */
export function showPath(yard: Yard, path: Path, cursor: number): void {
  patch(yard, 'episode', { chosenPath: path, playing: false, ...cursorAt(path.length, cursor) })
}

/** Lets an arm take the step at `index` and shows what follows; where that step was not run, it is run live. */
export function takeArm(yard: Yard, index: number, arm: Arm, onward: Onward): void {
  const state = yard.getState()
  const shown = selectPath(state)
  const path = branchPath(state, shown, index, arm, onward)
  if (path) {
    showPath(yard, path, index + 1)
    return
  }
  const nodes = selectNodes(state).slice(0, index)
  const kept = withArm(holdersAt(selectPoints(state), nodes, index), arm)
  void runLive(yard, { from: shown.slice(0, index), kept, first: arm })
}
