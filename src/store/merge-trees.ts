/** One tree of two records of the same question. */

import type { ModelId } from '../core/episode/step.ts'
import type { Branches, EpisodeTree, TreeNode } from '../core/episode/tree.ts'

/** `above` wins step by step; what stood below goes on under a step that says the same. */
export function mergeTrees(below: EpisodeTree, above: EpisodeTree): EpisodeTree {
  return { questionId: above.questionId, branches: merge(below.branches, above.branches) }
}

function merge(below: Branches, above: Branches): Branches {
  const merged: Record<ModelId, TreeNode> = { ...below }
  for (const node of Object.values(above)) {
    const { model, completion } = node.step
    const under = below[model]
    merged[model] =
      under?.step.completion.text === completion.text
        ? { ...node, branches: merge(under.branches, node.branches) }
        : node
  }
  return merged
}
