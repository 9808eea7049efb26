/** The Router interface: from a decision point to a distribution over arms, and why. */
import type { Preference } from '../cost/utility.ts'
import type { Arm } from '../episode/arm.ts'
import type { CostNorm } from '../units.ts'
import type { Confidence, FeatureId, Features } from './features.ts'

/** What a router is shown when it decides. */
export interface DecisionPoint {
  readonly questionId: string
  /** How many choices came before this one. */
  readonly stage: number
  /**
   * Earlier choices, oldest first. A router that does not remember gets only the last one, because it is asked once for all
   * paths that end in that choice.
   */
  readonly path: readonly Past[]
  /** What the episode has cost so far, on the scale of normalised cost; 0 for a router that does not remember. */
  readonly spent: CostNorm
  /** In a fixed order; if they are single models, cheapest first. */
  readonly arms: readonly Arm[]
  readonly preference: Preference
  /** The setting of the router's own control; 0 for a router without one. */
  readonly setting: number
  /** The features that the router reads, as far as they are known. */
  readonly features: Features
}

/** An earlier choice, and the confidence of the last step written before the next choice. */
export interface Past {
  readonly arm: Arm
  /** Null if the writer reported none. */
  readonly confidence: Confidence | null
}

/** What a router says at a decision point. */
export interface Decision {
  /** A probability for each arm; they sum to one. */
  readonly distribution: readonly number[]
  /** The utility that the router expects, one per arm; null if it estimates none. */
  readonly utilities: readonly number[] | null
  /** Arms that the router ran, looked at and did not keep, as indices into the point's arms. Their steps are billed as well. */
  readonly discards?: readonly number[]
  /**
   * The reason, in a sentence for a person; it names models by `modelName` and numbers by `figure`. It may be a getter: a router
   * is asked thousands of times and few of its reasons are read.
   */
  readonly why: string
}

/** A router's own control, such as a threshold τ, which a person can move. */
export interface Control {
  /** For example "τ, mean log-probability". */
  readonly label: string
  readonly low: number
  readonly high: number
  readonly initial: number
  /** The value that is compared with the setting, on the control's own scale; null if the writer reported nothing. */
  readonly reading: (read: Confidence) => number | null
  /** Settings at which the router's decision changes whatever it reads; absent if only readings matter. */
  readonly stops?: readonly number[]
  /** The stop at which the router decides as it does at a setting; absent if readings matter. */
  readonly stopFor?: (setting: number) => number
}

export interface Router {
  readonly id: string
  readonly name: string
  /** Controls are shown beside every learned router, to see whether learning paid off. */
  readonly group: 'fixed' | 'control' | 'learned' | 'rule'
  /** The features that it is shown; it sees no others. What a feature costs is billed. */
  readonly reads: readonly FeatureId[]
  /** What moves its operating point: nothing, α and β, or its own control. */
  readonly moves: 'never' | 'with weights' | 'with control'
  /** Set if and only if it moves 'with control'. */
  readonly control: Control | null
  /**
   * Whether it depends on more of the path than the last choice. Paths that end in the same state are then scored separately:
   * merging them would lose what it remembers, and its operating point would no longer be exact.
   */
  readonly remembers: boolean
  /** Throws a MissingFeatureError if the point lacks a feature that it reads. */
  readonly decide: (point: DecisionPoint) => Decision
}
