/** Two records of the same question as one tree. */
import type { Branches, EpisodeTree } from '../core/episode/tree.ts'

/** `above` wins step by step; the branches of `below` stay under a step with the same text, which `originOf` relies on. */
export function mergeTrees(below: EpisodeTree, above: EpisodeTree): EpisodeTree {
  return { questionId: above.questionId, branches: merge(below.branches, above.branches) }
}

function merge(below: Branches, above: Branches): Branches {
  const merged = new Map(below)
  for (const [arm, node] of above) {
    const under = below.get(arm)
    const same = under && under.step.completion.text === node.step.completion.text
    merged.set(arm, same ? { ...node, branches: merge(under.branches, node.branches) } : node)
  }
  return merged
}
