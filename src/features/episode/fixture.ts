/** Small episodes for the tests of this folder. */
import type { Action, Verdict } from '../../core/episode/protocol.ts'
import { type ModelId, modelId, type Step } from '../../core/episode/step.ts'
import { type EpisodeTree, emptyTree, type Path, withNode } from '../../core/episode/tree.ts'
import { assignmentsOf, type Pool } from '../../core/routing/arms.ts'
import { millis, quality, tokens } from '../../core/units.ts'

export const weak = modelId('weak')
export const strong = modelId('strong')
export const pool: Pool = [weak, strong]
export const arms = assignmentsOf({ pool, roles: ['teacher', 'student'] })

export function stepOf(
  model: ModelId,
  index = 0,
  action: Action = { type: 'search', query: 'The Amber Tide' },
): Step {
  const role = index % 2 === 0 ? 'student' : 'teacher'
  return {
    name: `${role}-${index}`,
    role,
    model,
    prompt: [{ by: 'context', text: 'Question: where?' }],
    completion: {
      text: ` Thought: by ${model}\nAction: …`,
      tokensIn: tokens(100),
      tokensOut: tokens(10),
      latency: millis(50),
      meanLogProb: -0.1,
      firstTokenEntropy: 0.2,
      stop: 'end',
    },
    parsed: { thought: `by ${model}`, action, observation: null, right: null },
    origin: 'recorded',
  }
}

export const verdictOf = (score: number): Verdict => ({
  answer: 'Port Selin',
  gold: 'Port Selin',
  score: quality(score),
  exactMatch: score === 1,
})

/** A tree with these episodes; each ends with its score, or without a verdict where that is null. */
export const treeOf = (
  ...episodes: readonly { readonly path: Path; readonly score: number | null }[]
): EpisodeTree =>
  episodes.reduce(
    (tree, { path, score }) =>
      path.reduce((grown, model, index) => {
        const ends = index === path.length - 1 && score !== null
        const at = path.slice(0, index + 1)
        return withNode(grown, at, stepOf(model, index), ends ? verdictOf(score) : null)
      }, tree),
    emptyTree('q'),
  )
