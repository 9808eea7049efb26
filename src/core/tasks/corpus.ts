/** Training data: what every task's corpus writer emits, one sequence an episode. */

/** A piece of a training sequence; `turn` marks a completion, `loss` is the weight of its tokens in the loss (0: only read). */
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
