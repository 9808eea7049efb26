/** Brings an episode from a file into the page. */
import { own } from '../core/own.ts'
import { mergeTrees } from './merge-trees.ts'
import { questionOpened } from './pick.ts'
import type { TransferredEpisode } from './reading/episode-file.ts'
import { patchAll, type Yard } from './yard.ts'

/**
 * Opens the episode's question, adds its steps to those the page has, and shows its path. The task's code must be loaded.
 */
export function importEpisode(yard: Yard, { taskId, tree, path }: TransferredEpisode): void {
  const state = yard.getState()
  const { trees } = state.data
  const known = own(trees, tree.questionId)
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
