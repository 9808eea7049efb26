/** Recorded graphs as episode trees: the protocol writes the prompts and reads the actions again. */
import { assignmentsOf } from '../routing/arms.ts'
import { millis, tokens } from '../units.ts'
import { type Forest, ForestError } from './forest.ts'
import { takeStep, verdictOf } from './runner.ts'
import type { RunningEpisode } from './running.ts'
import { END, type StateGraph } from './state-graph.ts'
import type { Completion, ModelId } from './step.ts'
import {
  type Branches,
  type EpisodeTree,
  emptyTree,
  nodesAlong,
  pathOfAssignment,
  type TreeNode,
  withEpisode,
} from './tree.ts'

/** Stores each text once. */
export class TextTable {
  readonly texts: string[] = []
  private readonly places = new Map<string, number>()

  add(text: string): number {
    const known = this.places.get(text)
    if (known !== undefined) return known
    this.places.set(text, this.texts.length)
    this.texts.push(text)
    return this.texts.length - 1
  }
}

/**
 * The recorded tree of a question; null if not stored. Where a router decides once an episode it has the arms' episodes;
 * else every path, and branches after equal texts are one object, so that it takes no more than its states.
 */
export function recordedTree(
  forest: Forest,
  questionId: string,
  episode: RunningEpisode,
): EpisodeTree | null {
  const graph = forest.questions.find(({ id }) => id === questionId)?.graph
  if (!graph) return null
  const branches = branchesFrom(forest, graph, 0, episode, new Map())
  const whole: EpisodeTree = { questionId, branches }
  if (forest.roles.length === 1) return whole
  return assignmentsOf(forest).reduce(
    (tree, arm) => withEpisode(tree, nodesAlong(whole, pathOfAssignment(whole, arm))),
    emptyTree(questionId),
  )
}

function branchesFrom(
  forest: Forest,
  graph: StateGraph,
  state: number,
  episode: RunningEpisode,
  known: Map<number, Branches>,
): Branches {
  const before = known.get(state)
  if (before) return before
  const nodes: [ModelId, TreeNode][] = []
  for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
    const model = forest.pool[graph.model[edge]!]!
    if (episode.turn.type === 'verdict') throw misfit()
    const taken = takeStep(episode, model, completionAt(forest, graph, edge), 'recorded')
    const verdict = verdictOf(taken.next)
    const next = graph.next[edge]!
    if ((next === END) !== (verdict !== null)) throw misfit()
    const after = next === END ? {} : branchesFrom(forest, graph, next, taken.next, known)
    nodes.push([model, { step: taken.step, verdict, branches: after }])
  }
  const branches: Branches = Object.fromEntries(nodes)
  known.set(state, branches)
  return branches
}

const misfit = () =>
  new ForestError('A recorded episode does not fit its protocol. Record it again.')

const completionAt = (forest: Forest, graph: StateGraph, edge: number): Completion => ({
  text: forest.texts[graph.text[edge]!]!,
  tokensIn: tokens(graph.tokensIn[edge]!),
  tokensOut: tokens(graph.tokensOut[edge]!),
  latency: millis(graph.latency[edge]!),
  meanLogProb: graph.meanLogProb[edge]!,
  firstTokenEntropy: graph.firstTokenEntropy[edge]!,
  stop: graph.cut[edge] === 1 ? 'length' : 'end',
})
