/** Trained routers, and the one that learns. */
import type { PriceBook } from '../../core/cost/price-book.ts'
import type { Preference } from '../../core/cost/utility.ts'
import type { CurvePoint } from '../../core/front/policy-curve.ts'
import type { Progress } from '../../core/learning/learner.ts'
import type { References } from '../../core/learning/references.ts'
import type { TrainedRouter } from '../../core/learning/trained-router.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { Router } from '../../core/routing/router.ts'
import type { Sweeps } from './trainer.ts'

export interface Trained {
  readonly router: TrainedRouter
  readonly origin: 'shipped' | 'trained' | 'imported'
  /** The prices that it learnt under; null for list prices, or where nobody says. */
  readonly priceBook: PriceBook | null
  /** How long it learnt, in seconds; null for one that did not learn here. */
  readonly seconds: number | null
}

/** A training, from the press of the button until it is reset. */
export interface Training {
  readonly taskId: string
  /** The router's id: its recipe. */
  readonly routerId: string
  /** Whether its router is the one at hand once it ended: a link may name others that only stand beside it. */
  readonly picks: boolean
  readonly status:
    | { readonly type: 'starting' }
    | { readonly type: 'going' }
    | { readonly type: 'paused' }
    | { readonly type: 'done' }
    | { readonly type: 'failed'; readonly reason: string }
  /** The weights at which its curve is drawn: those of its start. It learns for all of them. */
  readonly watched: Preference
  /** Of both splits at the weights of its start; null until the trainer says. */
  readonly references: { readonly train: References; readonly validation: References } | null
  /** A point per pass. */
  readonly curve: readonly Progress[]
}

/** Where a trained router stands on some questions, by rising α; empty where it cannot run on them. */
export interface LearnedCurve {
  readonly router: Router
  readonly cases: readonly Case[]
  readonly curve: readonly CurvePoint[]
}

export interface TrainingState {
  /** By task id, then by router id. Read it with `selectTrained`. */
  readonly trained: Readonly<Record<string, ReadonlyMap<string, Trained>>>
  /** null where none was started, or it was reset. */
  readonly current: Training | null
  /** Routers that a link names and nobody trained yet, by id. */
  readonly awaited: { readonly taskId: string; readonly ids: readonly string[] } | null
  /** Thresholds tried on the train questions; null until that is done for the task and the prices at hand. */
  readonly sweeps: {
    readonly taskId: string
    readonly priceBook: PriceBook | null
    readonly byRouter: Sweeps
  } | null
  /** Curves of trained routers that a worker has worked out, of the task at hand. */
  readonly curves: readonly LearnedCurve[]
  /** How many trainings ended, each with a look at the test questions. */
  readonly testLooks: number
}
