/** The interface of a learner: what it is given, and what it reports while it learns. */
import * as z from 'zod/mini'
import { RANGE_KINDS } from '../cost/normalise.ts'
import type { Preference } from '../cost/utility.ts'
import type { OperatingPoint } from '../front/operating-point.ts'
import type { ScoringContext } from '../front/score.ts'
import type { Case } from '../outcomes/case.ts'
import { costRange } from '../outcomes/cost-range.ts'
import type { Fitted, RoutingSpace } from '../routing/kind.ts'
import { splitOf } from '../tasks/task.ts'

/**
 * What a person can set. The settings and the questions determine the router: training again gives the same one on any machine with
 * the same JavaScript engine. Sums run in a fixed order, and V8 (Node, Chrome, Edge) brings its own exp, log, tanh and cos (fdlibm)
 * on every platform. Another engine may differ in the last bit; rounding the stored weights to 32 bits mostly hides that, but not
 * always.
 */
export const settingsSchema = z.readonly(
  z.object({
    seed: z.string().check(z.minLength(1), z.maxLength(200)),
    /** Units of the hidden layer; 0 for a linear router. */
    hidden: z.int().check(z.gte(0), z.lte(512)),
    /** Adam's learning rate and weight decay. */
    rate: z.number().check(z.gt(0), z.lte(1)),
    decay: z.number().check(z.gte(0), z.lte(10)),
    /** Passes over the train questions; for PPO, rounds of sampled episodes. */
    passes: z.int().check(z.gte(1), z.lte(2000)),
    /** The initial weight of the entropy bonus, which rewards undecided choices; it falls to zero during training. */
    entropy: z.number().check(z.gte(0), z.lte(10)),
    /** The share of the train questions that it learns from. */
    share: z.number().check(z.gt(0), z.lte(1)),
    /** Buckets for the words of the question and of the last text written; 0 to leave them unread. */
    question: z.int().check(z.gte(0), z.lte(4096)),
    last: z.int().check(z.gte(0), z.lte(4096)),
    /** Whether it reads which arm wrote last, and how sure the writer was. */
    writer: z.boolean(),
    /** Whether it reads the cheapest arm's draft of the next step, which is billed unless it is kept. */
    draft: z.boolean(),
    /** Whether it never returns to an arm cheaper than the last one. */
    monotone: z.boolean(),
    /** Which train costs are the 0 and the 1 of the cost that it is rewarded with. */
    costRange: z.enum(RANGE_KINDS),
  }),
)
export type Settings = z.infer<typeof settingsSchema>

/** What a learner is given. It never holds a test question. */
export interface TrainingSet {
  readonly space: RoutingSpace
  readonly context: ScoringContext
  readonly train: readonly Case[]
  readonly validation: readonly Case[]
}

export interface Progress {
  /** The share of the training that is done, from 0 to 1. */
  readonly done: number
  /** The router's present operating points, at the preference that is watched. */
  readonly train: OperatingPoint
  readonly validation: OperatingPoint
}

export interface Learner {
  /** The kind of router that it trains. */
  readonly kind: string
  readonly defaults: Settings
  /** The settings that have an effect on it, for a panel to offer. */
  readonly heeds: readonly (keyof Settings)[]
  /**
   * Trains a router and yields its progress now and then. The caller may stop at any yield. `watched` is the preference that
   * progress is reported at; it does not affect what is learned. Throws a RangeError without train questions.
   */
  readonly fit: (
    set: TrainingSet,
    settings: Settings,
    watched: Preference,
  ) => Generator<Progress, Fitted>
}

/** The same questions, with costs on the scale that a recipe names. Throws a RangeError without train questions. */
export const onCostRange = <
  Set extends Pick<TrainingSet, 'train'> & { readonly context: Pick<ScoringContext, 'range'> },
>(
  set: Set,
  { costRange: kind }: Pick<Settings, 'costRange'>,
): Set => ({ ...set, context: { ...set.context, range: costRange(set.train, kind) } })

/** Picks the train and the validation questions out of a table's cases; leaves out all others. */
export function trainingSet(
  space: RoutingSpace,
  cases: readonly Case[],
  context: ScoringContext,
): TrainingSet {
  const of = (split: 'train' | 'validation') =>
    cases.filter(({ questionId }) => splitOf(questionId) === split)
  return { space, context, train: of('train'), validation: of('validation') }
}
