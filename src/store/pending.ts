/** Stand-ins until core/cost and core/episode/forest have landed. */
import type { Outcome } from '../core/episode/outcome.ts'
import type { ModelId } from '../core/episode/step.ts'
import type { EpisodeTree } from '../core/episode/tree.ts'
import type { Prediction } from '../core/routing/router.ts'
import type { UsdPerMillion } from '../core/units.ts'

export interface ModelPrice {
  readonly input: UsdPerMillion
  readonly output: UsdPerMillion
}
export type PriceBook = Readonly<Record<ModelId, ModelPrice>>

export type Split = 'train' | 'validation' | 'test'

/** One question's columns: outcomes and predictions by arm, in `assignmentsOf` order. */
export interface QuestionRecord {
  readonly questionId: string
  readonly split: Split
  readonly outcomes: readonly Outcome[]
  readonly predictions: readonly Prediction[] | null
}

export interface PoolModel {
  readonly id: ModelId
  readonly name: string
  readonly parameters: number
  readonly bytes: number
}

export interface OpeningForest {
  readonly task: 'atlas'
  readonly pool: { readonly weak: PoolModel; readonly strong: PoolModel }
  readonly questions: readonly QuestionRecord[]
  readonly trees: readonly EpisodeTree[]
}
