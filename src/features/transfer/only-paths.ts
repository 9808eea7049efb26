/** A part of an episode tree. */
import {
  type EpisodeTree,
  emptyTree,
  nodesAlong,
  type Path,
  withNode,
} from '../../core/episode/tree.ts'

/** The tree with nothing but the steps along these paths, as far as it has them. */
export const onlyPaths = (tree: EpisodeTree, paths: readonly Path[]): EpisodeTree =>
  paths.reduce(
    (pruned, path) =>
      nodesAlong(tree, path).reduce(
        (grown, { step, verdict }, at) => withNode(grown, path.slice(0, at + 1), step, verdict),
        pruned,
      ),
    emptyTree(tree.questionId),
  )
