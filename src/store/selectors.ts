/** The episode on screen, derived from tree, path and cursor. A result is the same object as long as its inputs are. */
import { type Arm, armOf } from '../core/episode/arm.ts'
import type { Glimpse } from '../core/episode/step.ts'
import { nodesAlong, type Path, pathOfArm, type TreeNode } from '../core/episode/tree.ts'
import { selectRoutedPath } from './decision-paths.ts'
import { pointsAlong } from './decision-points.ts'
import { selectTree } from './episode-view.ts'
import { derived, memo } from './memo.ts'
import { selectArms } from './pool-selectors.ts'
import type { YardState } from './state.ts'
import { agreedSteps } from './table-selectors.ts'

/** The path on screen: the hand-picked one, or the one that follows the router's decisions. */
export const selectPath = (state: YardState): Path =>
  state.episode.chosenPath ?? selectRoutedPath(state).path

const along = memo(nodesAlong)

/** Every step of the path on screen, shown or not. */
export const selectNodes = (state: YardState): readonly TreeNode[] =>
  along(state, selectTree(state), selectPath(state))

/**
 * By step: what was looked at before it and is billed beside it. On a path that the router leads along, what it would look at
 * on the recording; on any other, what was billed when the step was written.
 */
export const selectGlimpses = derived(
  (state) => [selectNodes(state), selectRoutedPath(state), state.episode.chosenPath],
  (state): readonly (Glimpse | null)[] => {
    const nodes = selectNodes(state)
    const leads = state.episode.chosenPath === null ? selectRoutedPath(state).glimpses : []
    const told = agreedSteps(state, nodes)
    return nodes.map(({ step }, at) =>
      at < leads.length && at <= told ? (leads[at] ?? null) : (step.glimpse ?? null),
    )
  },
)

const selectWriting = ({ episode: { live } }: YardState) =>
  live.type === 'running' ? live.model : null

/** The decision points of the path on screen. */
export const selectPoints = (state: YardState) =>
  pointsAlong(state, selectPath(state), selectWriting(state))

/** Who holds each role on the path on screen, as far as it was chosen; for a role that changed hands, who held it last. */
export const selectHolders = derived(
  (state) => [selectNodes(state), selectPoints(state), selectArms(state)],
  (state): Arm => {
    const chosen = selectPoints(state).map(({ arms, reply, taken }) => {
      const arm = taken ?? (reply.type === 'decided' ? reply.arm : null)
      return arm === null ? null : arms[arm]!
    })
    const models = [selectArms(state)[0] ?? null, ...chosen].map((arm) => arm?.models ?? {})
    const spoken = selectNodes(state).map(({ step }) => ({ [step.role]: step.model }))
    return armOf(Object.assign({}, ...models, ...spoken))
  },
)

/** The path that goes on from the steps already taken with each role keeping its part of an arm. */
export const pathOfChoice = (state: YardState, arm: Arm, from: Path = []): Path =>
  pathOfArm(selectTree(state), arm, from)

/** How many steps are shown. */
export const selectCursor = (state: YardState): number =>
  Math.min(state.episode.cursor, selectNodes(state).length)

const head = memo((nodes: readonly TreeNode[], cursor: number) => nodes.slice(0, cursor))

/** The steps up to the cursor. */
export const selectShown = (state: YardState): readonly TreeNode[] =>
  head(state, selectNodes(state), selectCursor(state))

const alongCompared = memo(nodesAlong)

/** The steps of the branch that is compared; null where none is. */
export const selectComparedNodes = (state: YardState): readonly TreeNode[] | null =>
  state.episode.comparedPath && alongCompared(state, selectTree(state), state.episode.comparedPath)
