/** Training data: what the corpus writer of every task emits, one sequence per episode. */

/**
 * A piece of a training sequence. `loss` is the loss weight of its tokens (0 if they are only read); `turn` marks a completion.
 */
export interface CorpusSegment {
  readonly text: string
  readonly loss: number
  readonly turn?: string
}

export interface CorpusEpisode {
  /** The question's kind, or "drill" for a row of short exercises without an episode. */
  readonly kind: string
  readonly segments: readonly CorpusSegment[]
}
