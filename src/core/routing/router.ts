/** The Router interface: from a decision point to a distribution over arms, and why. */
import type { Preference } from '../cost/utility.ts'
import type { Arm } from '../episode/arm.ts'
import type { CostNorm } from '../units.ts'
import type { Confidence, FeatureId, Features } from './features.ts'

/** What a router may look at when it decides. */
export interface DecisionPoint {
  readonly questionId: string
  /** How many choices came before this one. */
  readonly stage: number
  /**
   * The choices before this one with what was written on them, oldest first. For a router that does not remember, only the
   * last: it may be asked once for many ways to one place.
   */
  readonly path: readonly Past[]
  /** What the episode cost so far, as a part of a whole episode's normalised cost; 0 for a router that does not remember. */
  readonly spent: CostNorm
  /** In one fixed order, cheapest first where they are single models. */
  readonly arms: readonly Arm[]
  readonly preference: Preference
  /** Where the router's own control stands; 0 for a router without one. */
  readonly setting: number
  /** What the router reads. */
  readonly features: Features
}

/** A choice before, and the last that was written before the next one. */
export interface Past {
  readonly arm: Arm
  /** Null where the writer gave none. */
  readonly confidence: Confidence | null
}

/** What a router says at a decision point. */
export interface Decision {
  /** A probability for each arm; they sum to one. */
  readonly distribution: readonly number[]
  /** The utility the router expects of each arm, where it has a notion of it. */
  readonly utilities: readonly number[] | null
  /** Arms that were run whole, looked at and not kept, as indices into the point's arms. Their steps are billed as well. */
  readonly discards?: readonly number[]
  /**
   * One sentence for a person: models by `modelName`, numbers by `figure`. A router that is asked thousands of times gives a
   * getter, because few of its reasons are read.
   */
  readonly why: string
}

/** A router's own control: a threshold τ, which a person may move. */
export interface Control {
  /** "τ, mean log-probability". */
  readonly label: string
  readonly low: number
  readonly high: number
  readonly initial: number
  /** What is held against it, on the control's own scale; null where the writer gave nothing to read. */
  readonly reading: (read: Confidence) => number | null
  /** Where else the router changes its mind; absent where only what is read moves it. */
  readonly stops?: readonly number[]
}

export interface Router {
  readonly id: string
  readonly name: string
  /** Controls stand beside every learned router, so that it can be seen whether learning paid. */
  readonly group: 'fixed' | 'control' | 'learned' | 'rule'
  /** It sees these features and no others; what a feature costs is billed. */
  readonly reads: readonly FeatureId[]
  /** What moves its operating point: nothing, α and β, or its own control. */
  readonly moves: 'never' | 'with weights' | 'with control'
  /** Set where its point moves with its control. */
  readonly control: Control | null
  /**
   * Whether it goes by more of the path than the last choice. Ways that lead to one place are then kept apart: merged, they
   * would lose what it remembers, and its operating point would no longer be exact.
   */
  readonly remembers: boolean
  /** Throws a MissingFeatureError where a feature that it reads is missing from the point. */
  readonly decide: (point: DecisionPoint) => Decision
}
