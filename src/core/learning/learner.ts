/** How a learner is asked, and what it says while it learns. */
import * as z from 'zod/mini'
import type { Preference } from '../cost/utility.ts'
import type { OperatingPoint } from '../front/operating-point.ts'
import type { ScoringContext } from '../front/score.ts'
import type { Case } from '../outcomes/case.ts'
import type { Fitted, RoutingSpace } from '../routing/kind.ts'
import { splitOf } from '../tasks/task.ts'

/**
 * What a person may set. All of them together, with the questions, make the router: the same again on any machine with the same
 * engine. Sums are taken in one order, and V8 (Node, Chrome, Edge) has its own exp, log, tanh and cos (fdlibm) on every platform;
 * another engine may differ in a last bit, which the 32 bits of a stored weight mostly, but not surely, hide.
 */
export const settingsSchema = z.readonly(
  z.object({
    seed: z.string().check(z.minLength(1), z.maxLength(200)),
    /** Units of the hidden layer; 0 for a linear router. */
    hidden: z.int().check(z.gte(0), z.lte(512)),
    /** Adam's. */
    rate: z.number().check(z.gt(0), z.lte(1)),
    decay: z.number().check(z.gte(0), z.lte(10)),
    /** How often it goes over the questions, or rounds of episodes. */
    passes: z.int().check(z.gte(1), z.lte(2000)),
    /** How much an even choice is worth at first; it falls to nothing. */
    entropy: z.number().check(z.gte(0), z.lte(10)),
    /** The share of the train questions that is learnt from. */
    share: z.number().check(z.gt(0), z.lte(1)),
    /** Buckets for the question's words, and for those written last; 0 to leave them unread. */
    question: z.int().check(z.gte(0), z.lte(4096)),
    last: z.int().check(z.gte(0), z.lte(4096)),
    /** Whether it reads who wrote last, and how surely. */
    writer: z.boolean(),
    /** Whether it has the next step drafted, and is billed for the draft unless it keeps it. */
    draft: z.boolean(),
    /** Whether it never goes back to a model that is cheaper than the last one. */
    monotone: z.boolean(),
  }),
)
export type Settings = z.infer<typeof settingsSchema>

/** Never holds a test question. */
export interface TrainingSet {
  readonly space: RoutingSpace
  readonly context: ScoringContext
  readonly train: readonly Case[]
  readonly validation: readonly Case[]
}

export interface Progress {
  /** How much is done, from 0 to 1. */
  readonly done: number
  /** Where the router stands now at the preference that is watched. */
  readonly train: OperatingPoint
  readonly validation: OperatingPoint
}

export interface Learner {
  /** The kind of router that comes of it. */
  readonly kind: string
  readonly defaults: Settings
  /** Which of the settings it heeds, for a panel to offer. */
  readonly heeds: readonly (keyof Settings)[]
  /**
   * Yields after every pass; stops where it is left. What is watched changes nothing of what it learns. Throws a RangeError
   * for no train questions.
   */
  readonly fit: (
    set: TrainingSet,
    settings: Settings,
    watched: Preference,
  ) => Generator<Progress, Fitted>
}

/** The train and the validation questions of a table's cases; all others are left out. */
export function trainingSet(
  space: RoutingSpace,
  cases: readonly Case[],
  context: ScoringContext,
): TrainingSet {
  const of = (split: 'train' | 'validation') =>
    cases.filter(({ questionId }) => splitOf(questionId) === split)
  return { space, context, train: of('train'), validation: of('validation') }
}
