/** What the page knows. Everything else that is shown is derived from this by the selectors. */
import type { Role } from '../core/episode/prompt.ts'
import type { ModelId } from '../core/episode/step.ts'
import type { EpisodeTree, Path } from '../core/episode/tree.ts'
import type { Preference } from '../core/routing/router.ts'
import type { OpeningForest, PriceBook, Split } from './pending.ts'

export interface SetupState {
  readonly task: 'atlas'
  readonly split: Split
  readonly questionId: string
  readonly routerId: string
  readonly preference: Preference
  /** Whether α + β is held at 1. */
  readonly linked: boolean
  readonly priceBook: PriceBook
}

/** The small file of first paint. */
export type OpeningStatus =
  | { readonly type: 'loading' }
  | { readonly type: 'ready'; readonly forest: OpeningForest }
  | { readonly type: 'failed'; readonly reason: string }

/** The whole forest, which follows lazily. */
export type ForestStatus =
  | { readonly type: 'idle' }
  /** `progress` in [0, 1]. */
  | { readonly type: 'loading'; readonly progress: number }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly reason: string }

export interface DataState {
  readonly opening: OpeningStatus
  readonly forest: ForestStatus
  /** By question id. Recorded steps, and what was run live on top of them. */
  readonly trees: Readonly<Record<string, EpisodeTree>>
}

export type LiveStatus =
  | { readonly type: 'idle' }
  | { readonly type: 'loading'; readonly what: string; readonly progress: number }
  | {
      readonly type: 'running'
      /** The turn that is being written: "student-2". */
      readonly name: string
      readonly role: Role
      readonly model: ModelId
      /** What it has written so far. */
      readonly text: string
      readonly tokens: number
    }
  /** Finished steps are kept in the tree; Retry goes on after them. */
  | { readonly type: 'failed'; readonly reason: string }

export interface EpisodeState {
  /** Picked by hand or by a live run; null follows the router's decision. Read it with `selectPath`. */
  readonly chosenPath: Path | null
  readonly comparedPath: Path | null
  /** Steps shown, 0..n. */
  readonly cursor: number
  readonly playing: boolean
  /** Steps a second while playing. */
  readonly speed: number
  readonly live: LiveStatus
}

export type ModelStatus =
  | { readonly type: 'absent' }
  | { readonly type: 'loading'; readonly progress: number; readonly phase: string }
  | {
      readonly type: 'ready'
      readonly device: 'webgpu' | 'wasm'
      /** Of the last live step; null before one. */
      readonly tokensPerSecond: number | null
    }
  | { readonly type: 'failed'; readonly reason: string }

/** Which rung of the runtime ladder the page stands on, and why. */
export interface EngineRung {
  readonly rung: 'unknown' | 'webgpu' | 'wasm' | 'recorded'
  readonly reason: string
}

export interface ModelsState {
  readonly engine: EngineRung
  readonly status: Readonly<Record<string, ModelStatus>>
}

/** A line for the person that stands until dismissed. */
export interface Notice {
  readonly id: string
  readonly tone: 'info' | 'problem'
  readonly text: string
}

export interface YardState {
  readonly setup: SetupState
  readonly data: DataState
  readonly episode: EpisodeState
  readonly models: ModelsState
  readonly notices: readonly Notice[]
}
