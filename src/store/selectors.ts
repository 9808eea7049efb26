/** What is shown, derived from (tree, path, cursor, price book, preference). Stable while its inputs are. */
import type { Role } from '../core/episode/prompt.ts'
import {
  type EpisodeTree,
  emptyTree,
  nodesAlong,
  type Path,
  pathOfAssignment,
} from '../core/episode/tree.ts'
import { assignmentsOf, type Pair } from '../core/routing/arms.ts'
import { memo } from './memo.ts'
import type { OpeningForest } from './pending.ts'
import { questionOf } from './questions.ts'
import type { YardState } from './state.ts'
import { STRONG, WEAK } from './yard.ts'

export const selectForest = (state: YardState): OpeningForest | null =>
  state.data.opening.type === 'ready' ? state.data.opening.forest : null

export const selectQuestion = (state: YardState) => questionOf(state.setup.questionId)

const blank = memo(emptyTree)

export const selectTree = (state: YardState): EpisodeTree =>
  state.data.trees[state.setup.questionId] ?? blank(state.setup.questionId)

export const PAIR: Pair = { weak: WEAK, strong: STRONG }
export const ARMS = assignmentsOf(PAIR)

/** The columns of the question, null where it was not recorded. */
export const selectRecord = (state: YardState) =>
  findRecord(selectForest(state), state.setup.questionId)

const findRecord = memo(
  (forest: OpeningForest | null, questionId: string) =>
    forest?.questions.find((record) => record.questionId === questionId) ?? null,
)

/** Student and Teacher take turns, the Student first; null after the verdict. */
export const nextRole = (tree: EpisodeTree, path: Path): Role | null => {
  const last = nodesAlong(tree, path).at(-1)
  if (last?.verdict) return null
  return path.length % 2 === 0 ? 'student' : 'teacher'
}

const routedPath = memo((tree: EpisodeTree, armIndex: number): Path => {
  const arm = ARMS[armIndex] ?? ARMS[0]!
  return pathOfAssignment(tree, arm, (path) => nextRole(tree, path))
})

/** The arm that the router of the set-up picks for the question at hand: an index into `ARMS`. */
export const selectArmIndex = (_state: YardState): number => 0

/** The path on screen: the hand-picked one, or the one the router's decision leads along. */
export const selectPath = (state: YardState): Path =>
  state.episode.chosenPath ?? routedPath(selectTree(state), selectArmIndex(state))

const along = memo(nodesAlong)
/** Every step of the path on screen, shown yet or not. */
export const selectNodes = (state: YardState) => along(selectTree(state), selectPath(state))

const head = memo((nodes: ReturnType<typeof nodesAlong>, cursor: number) => nodes.slice(0, cursor))
/** The steps up to the cursor. */
export const selectShown = (state: YardState) => head(selectNodes(state), state.episode.cursor)

const alongCompared = memo(nodesAlong)
/** The steps of the branch to compare with; null where none is. */
export const selectComparedNodes = (state: YardState) =>
  state.episode.comparedPath && alongCompared(selectTree(state), state.episode.comparedPath)
