/** The question at hand: its recorded steps, those run on top of them, and who speaks next. */
import { type Arm, armFor } from '../core/episode/arm.ts'
import type { Ask } from '../core/episode/protocol.ts'
import type { RunningEpisode } from '../core/episode/running.ts'
import type { Step } from '../core/episode/step.ts'
import {
  armIdOf,
  type EpisodeTree,
  emptyTree,
  type Path,
  type TreeNode,
} from '../core/episode/tree.ts'
import { type Forest, ForestError } from '../core/forest/forest.ts'
import { recordedTree } from '../core/forest/forest-trees.ts'
import { own } from '../core/own.ts'
import { parseQuestionId, type Question, type Task } from '../core/tasks/task.ts'
import { memo } from './memo.ts'
import { mergeTrees } from './merge-trees.ts'
import { forestStatus, selectForest, selectTask } from './pool-selectors.ts'
import type { YardState } from './state.ts'

const questionIn = memo((task: Task, questionId: string) => task.question(questionId))
/** Questions are never stored: the seeded generator makes them again. */
export const selectQuestion = (state: YardState): Question =>
  questionIn(state, selectTask(state), state.setup.questionId)

/** An error where the recorded texts do not fit the protocol; null where there is no recording. */
const recordingIn = memo(
  (forest: Forest | null, task: Task, questionId: string): EpisodeTree | ForestError | null => {
    if (!forest?.questions.find(({ id }) => id === questionId)?.graph) return null
    try {
      return recordedTree(forest, questionId, task.begin(questionId))
    } catch (error) {
      if (error instanceof ForestError) return error
      throw error
    }
  },
)
const recordingOf = (state: YardState) =>
  recordingIn(state, selectForest(state), selectTask(state), state.setup.questionId)

/** The recorded steps of the question; null where there are none, they do not fit, or they are not loaded yet. */
export function selectRecordedTree(state: YardState): EpisodeTree | null {
  const recording = recordingOf(state)
  return recording instanceof ForestError ? null : recording
}

/**
 * Whether the question's recorded steps are there, are there but do not fit its protocol, are coming with the whole forest, or
 * do not exist, as those of a fresh question.
 */
export function selectRecording(state: YardState): 'there' | 'unfit' | 'coming' | 'none' {
  const { setup } = state
  const recording = recordingOf(state)
  if (recording) return recording instanceof ForestError ? 'unfit' : 'there'
  const fresh = parseQuestionId(setup.questionId)?.origin.type === 'fresh'
  const whole = forestStatus(state, setup.taskId).type
  const waiting = whole === 'idle' || whole === 'loading'
  return waiting && !fresh ? 'coming' : 'none'
}

const combine = memo(
  (recorded: EpisodeTree | null, added: EpisodeTree | undefined, questionId: string) => {
    if (recorded && added) return mergeTrees(recorded, added)
    return added ?? recorded ?? emptyTree(questionId)
  },
)
/** Every known step of the question: the recorded ones, and on top of them those run live or imported. */
export const selectTree = (state: YardState): EpisodeTree => {
  const { questionId } = state.setup
  return combine(state, selectRecordedTree(state), own(state.data.trees, questionId), questionId)
}

const begun = memo((task: Task, questionId: string): RunningEpisode => task.begin(questionId))

/** What the protocol asks for after these steps; null where the episode is over. */
export function askAfter(state: YardState, nodes: readonly TreeNode[]): Ask | null {
  const start = begun(state, selectTask(state), state.setup.questionId)
  const { turn } = nodes.reduce((at, { step }) => at.accept(step.completion.text).next, start)
  return turn.type === 'verdict' ? null : turn
}

/** Whether an arm may have taken these steps, as far as its roles have spoken. */
export const fitsArm = (
  arm: Arm,
  steps: readonly Pick<Step, 'role' | 'model' | 'adapter'>[],
): boolean =>
  steps.every((step) => !(step.role in arm.models) || armFor(arm, step.role).id === armIdOf(step))

export const pathKey = (path: Path): string => path.join('>')
