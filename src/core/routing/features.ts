/** What a router can ask to see at a decision point, where each feature exists, and what looking costs. */
import type { Completion, Metered } from '../episode/step.ts'
import type { Worth } from '../outcomes/table.ts'
import { tokens } from '../units.ts'

/** How sure a writer was of what it wrote; null where it does not say. */
export type Confidence = Pick<Completion, 'meanLogProb' | 'firstTokenEntropy'>

export interface Features {
  /** What the policy expects of each arm. */
  readonly predictions?: readonly Worth[]
  /**
   * What really came of each arm: of one that does not settle the episode, what came of the best way to go on after it.
   * Known only where every arm was run.
   */
  readonly outcomes?: readonly Worth[]
  /** Of the last that was written; null at the start, where nothing is. */
  readonly confidence?: Confidence | null
  /** Of the cheapest arm's first token here, which is written only to be looked at (GlimpRouter, arXiv 2601.05110). */
  readonly glimpse?: Confidence
  /** The question's text. */
  readonly question?: string
  /** What was written in the episode so far, oldest first. */
  readonly transcript?: readonly string[]
  /** The whole next step as the cheapest arm writes it: kept, or thrown away and written by another (TRIM, arXiv 2601.10245). */
  readonly draft?: Draft
  /**
   * By arm, what it comes to when it is run whole. A router looks at them one after another and says in its decision which ones
   * it ran for nothing; those are billed (FrugalGPT, arXiv 2305.05176).
   */
  readonly answers?: readonly Answer[]
}

/** The first and the last that an arm writes before the next choice, or the end. */
export interface Answer {
  readonly first: Draft
  readonly last: Draft
}

export interface Draft extends Confidence {
  readonly text: string
}

export type FeatureId = keyof Features

interface Feature {
  /** As it stands in a sentence: "it needs …". */
  readonly name: string
  /** Tokens that the cheapest arm must write for it; null where nothing is written to get it. */
  readonly writes: number | null
}

const FEATURES: Readonly<Record<FeatureId, Feature>> = {
  predictions: { name: 'the policy’s reading of the question', writes: null },
  outcomes: { name: 'what came of every arm', writes: null },
  confidence: { name: 'how sure the last writer was', writes: null },
  glimpse: { name: 'the cheapest model’s first token', writes: 1 },
  question: { name: 'the question’s text', writes: null },
  transcript: { name: 'what was written so far', writes: null },
  draft: { name: 'the cheapest model’s draft of the next step', writes: Number.POSITIVE_INFINITY },
  // Billed by the arms that were run, not by tokens of the cheapest one.
  answers: { name: 'what a model answers', writes: null },
}

export const featureName = (id: FeatureId): string => FEATURES[id].name

/** A router reads what is not to be had; the message says what. */
export class MissingFeatureError extends Error {
  override readonly name = 'MissingFeatureError'
  readonly feature: FeatureId

  constructor(feature: FeatureId) {
    super(`The router needs ${featureName(feature)}, which is not known here`)
    this.feature = feature
  }
}

/** A feature that a router reads. Throws a MissingFeatureError where the point does not have it. */
export function featureOf<Id extends FeatureId>(
  features: Features,
  id: Id,
): NonNullable<Features[Id]> {
  const value = features[id]
  if (value === undefined || value === null) throw new MissingFeatureError(id)
  return value as NonNullable<Features[Id]>
}

/** How many tokens the cheapest arm must write before a router with such features can decide; 0 for none, infinite for a step. */
export const tokensToLook = (reads: readonly FeatureId[]): number =>
  Math.max(0, ...reads.map((id) => FEATURES[id].writes ?? 0))

/**
 * What is billed for looking at what the cheapest arm wrote, `seen` being its step as far as it goes, where `chosen` then writes
 * the step; null where nothing is: it was not looked at, or the cheapest arm was chosen and goes on from there.
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
