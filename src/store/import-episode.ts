/** Takes an episode from elsewhere into the page. */
import type { EpisodeTree, Path } from '../core/episode/tree.ts'
import { mergeTrees } from './merge-trees.ts'
import { questionOpened } from './pick.ts'
import { patchAll, type Yard } from './yard.ts'

/**
 * Opens the question of the tree, with its steps on top of what the page has of it, and shows the path. The task's code must
 * be there.
 */
export function importEpisode(yard: Yard, taskId: string, tree: EpisodeTree, path: Path): void {
  const state = yard.getState()
  const { trees } = state.data
  const known = trees[tree.questionId]
  const merged = known ? mergeTrees(known, tree) : tree
  patchAll(yard, {
    ...questionOpened(state, taskId, tree.questionId),
    data: { trees: { ...trees, [tree.questionId]: merged } },
    episode: {
      chosenPath: path,
      comparedPath: null,
      cursor: Number.POSITIVE_INFINITY,
      playing: false,
    },
  })
}
