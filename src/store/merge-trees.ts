/** One tree of two records of the same question. */
import type { Branches, EpisodeTree } from '../core/episode/tree.ts'

/** `above` wins step by step; what stood below goes on under a step that says the same. */
export function mergeTrees(below: EpisodeTree, above: EpisodeTree): EpisodeTree {
  return { questionId: above.questionId, branches: merge(below.branches, above.branches) }
}

function merge(below: Branches, above: Branches): Branches {
  const merged = new Map(Object.entries(below))
  for (const [key, node] of Object.entries(above)) {
    const under = merged.get(key)
    const goesOn = under?.step.completion.text === node.step.completion.text
    merged.set(
      key,
      under && goesOn ? { ...node, branches: merge(under.branches, node.branches) } : node,
    )
  }
  return Object.fromEntries(merged)
}
