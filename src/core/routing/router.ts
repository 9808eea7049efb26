/** The Router interface: from a decision point to a distribution over arms, and why. */
import type { PricedOutcome } from '../cost/normalise.ts'
import type { Assignment } from '../episode/tree.ts'
import type { CostNorm, Quality, Weight } from '../units.ts'

/** α and β of the utility α·Perf − β·Cost_norm (HAPS eq. 14). */
export interface Preference {
  readonly alpha: Weight
  readonly beta: Weight
}

/** What a policy expects of one arm. */
export interface Prediction {
  readonly perf: Quality
  readonly cost: CostNorm
}

/** What a router may look at when it decides; which of it, `Router.reads` says. */
export interface DecisionPoint {
  readonly questionId: string
  /** The arms, in one fixed order. */
  readonly arms: readonly Assignment[]
  readonly preference: Preference
  /** The policy's prediction for each arm; null where none was made. */
  readonly predictions: readonly Prediction[] | null
  /** What really came of each arm, with its normalised cost; null where the arms were not all run. */
  readonly outcomes: readonly PricedOutcome[] | null
}

/** What a router says at a decision point. */
export interface Decision {
  /** A probability for each arm; they sum to one. */
  readonly distribution: readonly number[]
  /** The utility the router expects of each arm, where it has a notion of it. */
  readonly utilities: readonly number[] | null
  /** One sentence for a person. */
  readonly why: string
}

export interface Router {
  readonly id: string
  readonly name: string
  /** Controls stand beside every learned router, so that it can be seen whether learning paid. */
  readonly group: 'fixed' | 'control' | 'learned'
  readonly reads: 'nothing' | 'predictions' | 'outcomes'
  /** Throws a RangeError where what it reads is missing from the point. */
  readonly decide: (point: DecisionPoint) => Decision
}
