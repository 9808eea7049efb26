/** The one transport: it moves the cursor along the path on screen, recorded or live alike. */
import type { ModelId } from '../core/episode/step.ts'
import { nextRole, nodesAlong, type Path } from '../core/episode/tree.ts'
import {
  assignedPath,
  selectAssignment,
  selectCursor,
  selectNodes,
  selectPath,
  selectTree,
} from './selectors.ts'
import { patch, type Yard } from './yard.ts'

/** A place on a path of `end` steps. At the end it is the end of whichever path is shown next. */
const placeOn = (end: number, cursor: number): number =>
  end > 0 && cursor >= end
    ? Number.POSITIVE_INFINITY
    : Math.min(end, Math.max(0, Math.round(cursor)))

/** Puts the cursor at `cursor` steps. At the end it stays at the end, whichever path is shown next. */
export function seek(yard: Yard, cursor: number): void {
  const end = selectNodes(yard.getState()).length
  patch(yard, 'episode', { cursor: placeOn(end, cursor) })
}

/** Moves the cursor by `steps` and stops play. */
export function stepBy(yard: Yard, steps: number): void {
  const state = yard.getState()
  const cursor = placeOn(selectNodes(state).length, selectCursor(state) + steps)
  patch(yard, 'episode', { playing: false, cursor })
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

/** Shows another branch with `cursor` of its steps. */
export function showBranch(yard: Yard, path: Path, cursor: number): void {
  const end = nodesAlong(selectTree(yard.getState()), path).length
  patch(yard, 'episode', { chosenPath: path, cursor: placeOn(end, cursor) })
}

export function comparePath(yard: Yard, comparedPath: Path | null): void {
  patch(yard, 'episode', { comparedPath })
}

/**
 * The branch on which `model` takes the step at `index`, and its role from there on, other roles keeping their models. As far
 * as the tree has it: where its length is `index`, that step was never run, and only a live run can take it.
 */
export function branchPath(yard: Yard, index: number, model: ModelId): Path {
  const state = yard.getState()
  const tree = selectTree(state)
  const prefix = selectPath(state).slice(0, index)
  const role = nextRole(tree, prefix)
  const branch = [...prefix, model]
  if (!role || nodesAlong(tree, branch).length < branch.length) return prefix
  return assignedPath(tree, { ...selectAssignment(state), [role]: model }, branch)
}
