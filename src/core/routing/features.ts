/** What a router can ask to see at a decision point, where each feature exists, and what looking costs. */
import type { Completion, Metered } from '../episode/step.ts'
import type { Worth } from '../outcomes/table.ts'
import { tokens } from '../units.ts'

/** How sure a writer was of what it wrote; a value is null if the writer does not report it. */
export type Confidence = Pick<Completion, 'meanLogProb' | 'firstTokenEntropy'>

export interface Features {
  /** The quality and cost that the policy predicts, one per arm. */
  readonly predictions?: readonly Worth[]
  /**
   * The true quality and cost, one per arm. If the episode goes on after an arm, its best continuation counts. Known only
   * where every arm was run.
   */
  readonly outcomes?: readonly Worth[]
  /** Confidence of the last step; null at the start, when nothing is written yet. */
  readonly confidence?: Confidence | null
  /** Confidence of the cheapest arm's first token, which is written only to be looked at (GlimpRouter, arXiv 2601.05110). */
  readonly glimpse?: Confidence
  /** The question's text. */
  readonly question?: string
  /** The texts written in the episode so far, oldest first. */
  readonly transcript?: readonly string[]
  /** The whole next step as the cheapest arm writes it. It is kept, or another arm writes the step anew (TRIM, arXiv 2601.10245). */
  readonly draft?: Draft
  /**
   * What each arm writes if it runs, one per arm. A router looks at them one after another; its decision lists the arms that it
   * looked at and did not keep, and those are billed too (FrugalGPT, arXiv 2305.05176).
   */
  readonly answers?: readonly Answer[]
}

/** The first and the last text that an arm writes before the next choice or the end of the episode. */
export interface Answer {
  readonly first: Draft
  readonly last: Draft
}

export interface Draft extends Confidence {
  readonly text: string
}

export type FeatureId = keyof Features

interface Feature {
  /** Completes the sentence "it needs …". */
  readonly name: string
  /** Tokens that the cheapest arm must write to provide it; null if nothing needs to be written. */
  readonly writes: number | null
}

const FEATURES: Readonly<Record<FeatureId, Feature>> = {
  predictions: { name: 'the policy’s predictions for the question', writes: null },
  outcomes: { name: 'the outcome of every arm', writes: null },
  confidence: { name: 'how sure the last writer was', writes: null },
  glimpse: { name: 'the cheapest model’s first token', writes: 1 },
  question: { name: 'the question’s text', writes: null },
  transcript: { name: 'what was written so far', writes: null },
  draft: { name: 'the cheapest model’s draft of the next step', writes: Number.POSITIVE_INFINITY },
  // Billed through the decision's `discards`, not as tokens of the cheapest arm.
  answers: { name: 'what a model answers', writes: null },
}

export const featureName = (id: FeatureId): string => FEATURES[id].name

/** A feature that a router reads is not available. The message names it. */
export class MissingFeatureError extends Error {
  override readonly name = 'MissingFeatureError'
  readonly feature: FeatureId

  constructor(feature: FeatureId) {
    super(`The router needs ${featureName(feature)}, which is not known here`)
    this.feature = feature
  }
}

/** A feature's value. Throws a MissingFeatureError if the point does not have it. */
export function featureOf<Id extends FeatureId>(
  features: Features,
  id: Id,
): NonNullable<Features[Id]> {
  const value = features[id]
  if (value === undefined || value === null) throw new MissingFeatureError(id)
  return value as NonNullable<Features[Id]>
}

/** How many tokens the cheapest arm must write before a router that reads these can decide: 0 for none, infinity for a whole step. */
export const tokensToLook = (reads: readonly FeatureId[]): number =>
  Math.max(0, ...reads.map((id) => FEATURES[id].writes ?? 0))

/**
 * What a look at the cheapest arm's step is billed at. `seen` meters that step as far as it was written; `chosen` is the arm that
 * then writes the step. Null if nothing is billed: the router did not look, or it chose the cheapest arm, which keeps its tokens.
 */
export function lookBill(
  reads: readonly FeatureId[],
  seen: Metered,
  chosen: number,
): Metered | null {
  const most = tokensToLook(reads)
  if (most === 0 || chosen === 0) return null
  return { tokensIn: seen.tokensIn, tokensOut: tokens(Math.min(most, seen.tokensOut)) }
}
