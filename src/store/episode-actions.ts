/** The one transport: it moves the cursor along the path on screen, recorded or live alike. */
import type { ModelId } from '../core/episode/step.ts'
import { nodesAlong, type Path, pathOfAssignment } from '../core/episode/tree.ts'
import { ARMS, nextRole, selectArmIndex, selectNodes, selectPath, selectTree } from './selectors.ts'
import { patch, type Yard } from './yard.ts'

/** Puts the cursor at `cursor` steps, as far as the path goes. */
export function seek(yard: Yard, cursor: number): void {
  const end = selectNodes(yard.getState()).length
  patch(yard, 'episode', { cursor: Math.min(end, Math.max(0, Math.round(cursor))) })
}

/** Moves the cursor by `steps` and stops play. */
export function stepBy(yard: Yard, steps: number): void {
  patch(yard, 'episode', { playing: false })
  seek(yard, yard.getState().episode.cursor + steps)
}

export function reset(yard: Yard): void {
  patch(yard, 'episode', { playing: false, cursor: 0 })
}

/** Plays or pauses; at the end it plays again from the start. */
export function togglePlay(yard: Yard): void {
  const state = yard.getState()
  if (state.episode.playing) {
    patch(yard, 'episode', { playing: false })
    return
  }
  const end = selectNodes(state).length
  if (end === 0) return
  const atEnd = state.episode.cursor >= end
  patch(yard, 'episode', { playing: true, cursor: atEnd ? 0 : state.episode.cursor })
}

export function setSpeed(yard: Yard, speed: number): void {
  patch(yard, 'episode', { speed })
}

/** Shows another branch. The cursor stays where the path allows. */
export function choosePath(yard: Yard, chosenPath: Path | null): void {
  patch(yard, 'episode', { chosenPath })
  seek(yard, yard.getState().episode.cursor)
}

export function comparePath(yard: Yard, comparedPath: Path | null): void {
  patch(yard, 'episode', { comparedPath })
}

/**
 * The branch on which `model` takes the step at `index` instead, then the roles keep the models of the arm at hand. As far
 * as the tree has it: where its length is `index`, the step was never run and only a live run can take it.
 */
export function branchPath(yard: Yard, index: number, model: ModelId): Path {
  const state = yard.getState()
  const tree = selectTree(state)
  const prefix = selectPath(state).slice(0, index)
  const branch = [...prefix, model]
  if (nodesAlong(tree, branch).length < branch.length) return prefix
  const arm = ARMS[selectArmIndex(state)] ?? ARMS[0]!
  return pathOfAssignment(tree, arm, (path) => nextRole(tree, path), branch)
}
