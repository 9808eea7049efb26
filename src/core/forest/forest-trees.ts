/** Turns recorded graphs into episode trees. A file stores no prompts and no actions: the protocol makes them again. */
import type { ArmId } from '../episode/arm.ts'
import type { Role } from '../episode/prompt.ts'
import { takeStep, verdictOf } from '../episode/runner.ts'
import type { RunningEpisode } from '../episode/running.ts'
import type { Completion } from '../episode/step.ts'
import {
  armIdOf,
  type Branches,
  type EpisodeTree,
  NO_BRANCHES,
  type TreeNode,
} from '../episode/tree.ts'
import { millis, tokens } from '../units.ts'
import { type Forest, ForestError } from './forest.ts'
import { END, type StateGraph } from './state-graph.ts'

/** Which single-role arm holds each role after some choices. */
type Holding = Readonly<Partial<Record<Role, ArmId>>>

/**
 * The recorded tree of a question; null if the file does not store it. Branches after equal texts are the same object, so a tree
 * needs no more memory than its graph. Throws a ForestError if the recorded texts do not fit the protocol.
 */
export function recordedTree(
  forest: Forest,
  questionId: string,
  episode: RunningEpisode,
): EpisodeTree | null {
  const graph = forest.questions.find(({ id }) => id === questionId)?.graph
  if (!graph) return null
  const reader = { forest, graph, known: new Map<string, Branches>() }
  return { questionId, branches: branchesFrom(reader, 0, episode, [{}]) }
}

interface Reader {
  readonly forest: Forest
  readonly graph: StateGraph
  readonly known: Map<string, Branches>
}

/** `before` lists who may hold the roles when the state is reached; it differs between the paths to it. */
function branchesFrom(
  reader: Reader,
  state: number,
  episode: RunningEpisode,
  before: readonly Holding[],
): Branches {
  if (episode.turn.type === 'verdict') throw misfit()
  const { forest, graph, known } = reader
  const { role, decides } = episode.turn
  const now = afterChoice(before, decides, forest)
  const key = `${state} ${JSON.stringify(now)}`
  const found = known.get(key)
  if (found) return found
  const branches = new Map<ArmId, TreeNode>()
  for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
    const variant = forest.variants[graph.variant[edge]!]!
    const arm = armIdOf(variant)
    const holding = now.filter((each) => each[role] === arm)
    if (holding.length === 0) continue
    const taken = takeStep(episode, variant, completionAt(forest, graph, edge), 'recorded')
    const verdict = verdictOf(taken.next)
    const next = graph.next[edge]!
    if ((next === END) !== (verdict !== null)) throw misfit()
    branches.set(arm, {
      step: taken.step,
      verdict,
      branches: next === END ? NO_BRANCHES : branchesFrom(reader, next, taken.next, holding),
    })
  }
  known.set(key, branches)
  return branches
}

/** Who may hold the roles after any choice for the roles that are due; the other roles keep their arms. */
function afterChoice(
  before: readonly Holding[],
  due: readonly Role[],
  { variants }: Forest,
): readonly Holding[] {
  const all = due.reduce(
    (found, role) =>
      found.flatMap((each) => variants.map((variant) => ({ ...each, [role]: armIdOf(variant) }))),
    before,
  )
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()]
}

const misfit = () =>
  new ForestError(
    'A recorded episode does not fit the protocol of its task. Record the forest again with this version.',
  )

/** What was written along an edge. */
export const completionAt = (forest: Forest, graph: StateGraph, edge: number): Completion => ({
  text: forest.texts[graph.text[edge]!]!,
  tokensIn: tokens(graph.tokensIn[edge]!),
  tokensOut: tokens(graph.tokensOut[edge]!),
  latency: millis(graph.latency[edge]!),
  meanLogProb: orNull(graph.meanLogProb[edge]!),
  firstTokenEntropy: orNull(graph.firstTokenEntropy[edge]!),
  stop: graph.cut[edge] === 1 ? 'length' : 'end',
})

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
