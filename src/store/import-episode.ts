/** Takes an episode from elsewhere into the page. */

import type { EpisodeTree, Path } from '../core/episode/tree.ts'
import { own } from '../core/own.ts'
import { mergeTrees } from './merge-trees.ts'
import { setQuestion } from './setup-actions.ts'
import { patch, type Yard } from './yard.ts'

/** Opens the question of the tree, with its steps on top of what the page has of it, and shows the path. */
export function importEpisode(yard: Yard, tree: EpisodeTree, path: Path): void {
  setQuestion(yard, tree.questionId)
  const { trees } = yard.getState().data
  const known = own(trees, tree.questionId)
  const merged = known ? mergeTrees(known, tree) : tree
  patch(yard, 'data', { trees: { ...trees, [tree.questionId]: merged } })
  patch(yard, 'episode', {
    chosenPath: path,
    comparedPath: null,
    cursor: Number.POSITIVE_INFINITY,
    playing: false,
  })
}
