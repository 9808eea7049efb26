/** Trained routers, and the training in progress. */
import type { PriceBook } from '../../core/cost/price-book.ts'
import type { Preference } from '../../core/cost/utility.ts'
import type { Curve } from '../../core/front/curve.ts'
import type { Progress } from '../../core/learning/learner.ts'
import type { References } from '../../core/learning/references.ts'
import type { TrainedRouter } from '../../core/learning/trained-router.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { Router } from '../../core/routing/router.ts'

export interface Trained {
  readonly router: TrainedRouter
  readonly origin: 'shipped' | 'trained' | 'imported'
  /** The prices that it was trained at; null for list prices, or if they are unknown. */
  readonly priceBook: PriceBook | null
  /** How long the training took, in seconds; null if it was not trained here. */
  readonly seconds: number | null
}

/** A training, from its start until it is reset. */
export interface Training {
  readonly taskId: string
  /** The router's id: its recipe. */
  readonly routerId: string
  /** Whether its router is selected once the training ends. Routers that a link names for comparison are not. */
  readonly picks: boolean
  readonly status:
    | { readonly type: 'starting' }
    | { readonly type: 'going' }
    | { readonly type: 'paused' }
    | { readonly type: 'done' }
    | { readonly type: 'failed'; readonly reason: string }
  /** The α and β at which its curve is drawn: those set when it started. The router itself learns for all weights. */
  readonly watched: Preference
  /** Reference utilities on both splits at those weights; null until the trainer reports them. */
  readonly references: { readonly train: References; readonly validation: References } | null
  /** A point per pass. */
  readonly curve: readonly Progress[]
}

/** A router's curve on some questions; null if it cannot run on them. */
export interface RouterCurve {
  readonly router: Router
  readonly cases: readonly Case[]
  readonly curve: Curve | null
}

export interface TrainingState {
  /** By task id, then by router id. Read it with `selectTrained`. */
  readonly trained: Readonly<Record<string, ReadonlyMap<string, Trained>>>
  /** Null before a training is started and after it is reset. */
  readonly current: Training | null
  /** Ids of routers that a link names and that are not trained yet. */
  readonly awaited: { readonly taskId: string; readonly ids: readonly string[] } | null
  /** Curves of the current task's routers, computed by a worker. Read them with `curveOn`. */
  readonly curves: readonly RouterCurve[]
  /** How many trainings have ended. Each shows its router's result on the test questions, so each is a look at them. */
  readonly testLooks: number
}
