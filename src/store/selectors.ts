/** The episode on screen, derived from (tree, path, cursor). Every result is the same object while its inputs are. */
import type { Forest } from '../core/episode/forest.ts'
import { recordedTree } from '../core/episode/forest-trees.ts'
import type { Role } from '../core/episode/prompt.ts'
import type { Glimpse, ModelId } from '../core/episode/step.ts'
import type { Assignment } from '../core/episode/tree.ts'
import {
  type EpisodeTree,
  emptyTree,
  nodesAlong,
  type Path,
  pathOfAssignment,
  type TreeNode,
} from '../core/episode/tree.ts'
import { taskOf } from '../core/tasks/registry.ts'
import { parseQuestionId, type Question } from '../core/tasks/task.ts'
import { memo } from './memo.ts'
import { mergeTrees } from './merge-trees.ts'
import { remember } from './remember.ts'
import { selectArm, selectDecides, selectForest, selectPool } from './routing-selectors.ts'
import type { YardState } from './state.ts'
import { selectLead, selectStepPath } from './step-selectors.ts'

export const selectTask = (state: YardState) => taskOf(state.setup.taskId)

/** More than the largest split has, so that its list is made once; a fresh question may be any of endless ones. */
const QUESTIONS_KEPT = 1500

/** Questions are never stored: the seeded generator makes them again. */
export const questionOf = remember(
  QUESTIONS_KEPT,
  (_taskId: string, questionId: string) => questionId,
  (taskId, questionId): Question => taskOf(taskId).question(questionId),
)

const questionIn = memo(questionOf)
export const selectQuestion = (state: YardState): Question =>
  questionIn(state, state.setup.taskId, state.setup.questionId)

const treeIn = memo((forest: Forest | null, taskId: string, questionId: string) =>
  forest?.questions.find(({ id }) => id === questionId)?.graph
    ? recordedTree(forest, questionId, taskOf(taskId).begin(questionId))
    : null,
)

const combine = memo(
  (recorded: EpisodeTree | null, added: EpisodeTree | undefined, questionId: string) => {
    if (recorded && added) return mergeTrees(recorded, added)
    return added ?? recorded ?? emptyTree(questionId)
  },
)

/**
 * Whether recorded steps of the question are there, are coming with the whole forest, or do not exist: a fresh question has
 * none.
 */
export function selectRecording(state: YardState): 'there' | 'coming' | 'none' {
  const { setup, data } = state
  if (treeIn(state, selectForest(state), setup.taskId, setup.questionId)) return 'there'
  const fresh = parseQuestionId(setup.questionId)?.origin.type === 'fresh'
  const whole = data.forests[setup.taskId]?.type ?? 'idle'
  const waiting = whole === 'idle' || whole === 'loading'
  return waiting && !fresh && data.opening.type !== 'failed' ? 'coming' : 'none'
}

/** Everything known of the question: what was recorded, and what was run live or imported on top. */
export const selectTree = (state: YardState): EpisodeTree => {
  const { taskId, questionId } = state.setup
  const recorded = treeIn(state, selectForest(state), taskId, questionId)
  return combine(state, recorded, state.data.trees[questionId], questionId)
}

/** The path on which each role keeps its model, from steps already taken on. */
export const assignedPath = (tree: EpisodeTree, arm: Assignment, from: Path = []): Path =>
  pathOfAssignment(tree, arm, from)

const routedPath = memo(
  (tree: EpisodeTree, arm: Assignment | null): Path => (arm ? assignedPath(tree, arm) : []),
)

/** The path on screen: the hand-picked one, or the one along which the router's decision leads. */
export const selectPath = (state: YardState): Path =>
  state.episode.chosenPath ??
  (selectDecides(state) === 'step'
    ? selectStepPath(state)
    : routedPath(state, selectTree(state), selectArm(state)))

const NO_GLIMPSES: readonly (Glimpse | null)[] = []

/** By step: the glimpses that the router at hand pays for where its decisions lead; none on a branch by hand. */
export const selectGlimpses = (state: YardState): readonly (Glimpse | null)[] =>
  state.episode.chosenPath === null ? selectLead(state).glimpses : NO_GLIMPSES

const along = memo(nodesAlong)

/** Every step of the path on screen, shown yet or not. */
export const selectNodes = (state: YardState): readonly TreeNode[] =>
  along(state, selectTree(state), selectPath(state))

const assignmentAlong = memo(
  (
    nodes: readonly TreeNode[],
    arm: Assignment | null,
    roles: readonly Role[],
    fallback: ModelId,
  ): Assignment => {
    const last = (role: Role): ModelId =>
      nodes.findLast(({ step }) => step.role === role)?.step.model ?? arm?.[role] ?? fallback
    return Object.fromEntries(roles.map((role) => [role, last(role)]))
  },
)

/** Who plays which role on the path on screen; of a role that changed hands, who had it last. */
export const selectAssignment = (state: YardState): Assignment =>
  assignmentAlong(
    state,
    selectNodes(state),
    selectArm(state),
    selectTask(state).roles,
    selectPool(state)[0]!,
  )

/** How many steps are shown. */
export const selectCursor = (state: YardState): number =>
  Math.min(state.episode.cursor, selectNodes(state).length)

const head = memo((nodes: readonly TreeNode[], cursor: number) => nodes.slice(0, cursor))

/** The steps up to the cursor. */
export const selectShown = (state: YardState): readonly TreeNode[] =>
  head(state, selectNodes(state), selectCursor(state))

const alongCompared = memo(nodesAlong)

/** The steps of the branch to compare with; null where there is none. */
export const selectComparedNodes = (state: YardState): readonly TreeNode[] | null =>
  state.episode.comparedPath && alongCompared(state, selectTree(state), state.episode.comparedPath)
