/** Fills an episode tree whole: every assignment is really run, and what two assignments share is run once. */
import { type Outcome, outcomeOf } from './outcome.ts'
import { type Run, runEpisode } from './runner.ts'
import type { RunningEpisode } from './running.ts'
import {
  type Assignment,
  type EpisodeTree,
  emptyTree,
  nodesAlong,
  type Path,
  withNode,
} from './tree.ts'

export interface FilledTree {
  readonly tree: EpisodeTree
  /** In the order of the assignments. */
  readonly outcomes: readonly Outcome[]
}

/** Runs `assignments` on a question. Throws if a model is interrupted: a forest has no half episodes. */
export async function fillTree(
  questionId: string,
  episode: RunningEpisode,
  assignments: readonly Assignment[],
  write: Run['write'],
): Promise<FilledTree> {
  let tree = emptyTree(questionId)
  const outcomes: Outcome[] = []
  for (const assignment of assignments) {
    const path = recordedPath(tree, episode, assignment)
    const choose: Run['choose'] = (role) => assignment[role]
    const taken = nodesAlong(tree, path)
    for await (const event of runEpisode({ episode, taken, choose, write, origin: 'recorded' })) {
      if (event.type === 'interrupted') throw new Error(`${questionId} was interrupted`)
      if (event.type === 'step') tree = withNode(tree, event.path, event.step, event.verdict)
    }
    outcomes.push(outcomeAlong(tree, recordedPath(tree, episode, assignment), assignment))
  }
  return { tree, outcomes }
}

/** The steps of an assignment that the tree has already. */
function recordedPath(tree: EpisodeTree, start: RunningEpisode, assignment: Assignment): Path {
  let path: Path = []
  let episode = start
  while (episode.turn.type === 'turn') {
    const longer = [...path, assignment[episode.turn.role]]
    const node = nodesAlong(tree, longer).at(longer.length - 1)
    if (!node) break
    path = longer
    episode = episode.accept(node.step.completion.text).next
  }
  return path
}

function outcomeAlong(tree: EpisodeTree, path: Path, assignment: Assignment): Outcome {
  const nodes = nodesAlong(tree, path)
  const verdict = nodes.at(-1)?.verdict
  if (!verdict) throw new Error(`${tree.questionId} has an episode without a verdict`)
  return outcomeOf(
    assignment,
    nodes.map(({ step }) => step),
    verdict,
  )
}
