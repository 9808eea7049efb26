/** The Router interface: from a decision point to a distribution over arms, and why. */
import type { Assignment } from '../episode/tree.ts'
import type { CostNorm, Quality, Weight } from '../units.ts'

/** α and β of the utility α·Perf − β·Cost_norm (HAPS eq. 14). */
export interface Preference {
  readonly alpha: Weight
  readonly beta: Weight
}

/** Quality and normalised cost of an arm, expected or real. */
export interface Worth {
  readonly perf: Quality
  readonly cost: CostNorm
}

/** What a policy expects of one arm. */
export type Prediction = Worth

/** How sure a model was of what it wrote. */
export interface Confidence {
  /** Mean log-probability of the written tokens, natural log, at most 0. */
  readonly meanLogProb: number
  /** Entropy of the first token's distribution, in nats. */
  readonly firstTokenEntropy: number
}

/** What a router may look at when it decides; which of it, `Router.reads` says. */
export interface DecisionPoint {
  readonly questionId: string
  /** The arms, in one fixed order: assignments once an episode, or the models of the next step, cheapest first. */
  readonly arms: readonly Assignment[]
  readonly preference: Preference
  /** The policy's prediction for each arm; null where none was made. */
  readonly predictions: readonly Prediction[] | null
  /**
   * What really came of each arm, its whole episode's cost normalised; of an arm of one step, what came of the best way to
   * go on after it. Null where the arms were not all run.
   */
  readonly outcomes: readonly Worth[] | null
  /** The step before this one; null at the first. */
  readonly last: Confidence | null
  /** What the cheapest arm would write here; null where it was not asked. */
  readonly draft: Confidence | null
  /** Where the router's own control stands; 0 for a router without one. */
  readonly setting: number
}

/** What a router says at a decision point. */
export interface Decision {
  /** A probability for each arm; they sum to one. */
  readonly distribution: readonly number[]
  /** The utility the router expects of each arm, where it has a notion of it. */
  readonly utilities: readonly number[] | null
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
  /** What of a step is held against it, on the control's own scale. */
  readonly reading: (step: Confidence) => number
}

export interface Router {
  readonly id: string
  readonly name: string
  /** Controls stand beside every learned router, so that it can be seen whether learning paid. */
  readonly group: 'fixed' | 'control' | 'learned' | 'rule'
  /** `draft` costs the cheapest arm's prompt and one token wherever another arm is then taken. */
  readonly reads: 'nothing' | 'predictions' | 'outcomes' | 'last' | 'draft'
  readonly control: Control | null
  /** Throws a RangeError where what it reads is missing from the point. */
  readonly decide: (point: DecisionPoint) => Decision
}
