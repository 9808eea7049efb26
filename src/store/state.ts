/** What the page knows. Everything else that is shown is derived from this by the selectors. */

import type { RangeKind } from '../core/cost/normalise.ts'
import type { PriceBook } from '../core/cost/price-book.ts'
import type { Preference } from '../core/cost/utility.ts'
import type { Role } from '../core/episode/prompt.ts'
import type { ModelId } from '../core/episode/step.ts'
import type { EpisodeTree, Path } from '../core/episode/tree.ts'
import type { Forest } from '../core/forest/forest.ts'
import type { OutcomeTable, Worth } from '../core/outcomes/table.ts'
import type { PoolRegistry } from '../core/pool/pool.ts'
import type { Split } from '../core/tasks/task.ts'
import type { TaskRegistry } from '../core/tasks/task-registry.ts'
import type { LoadedModel, LoadProgress } from '../engine/engine.ts'
import type { EngineStatus } from '../engine/engine-client.ts'
import type { Language, LessonPlace } from './lessons/places.ts'
import type { TrainingState } from './training/state.ts'

export interface SetupState {
  readonly taskId: string
  readonly split: Split
  readonly questionId: string
  readonly routerId: string
  /** By router id: the value of its own control. Read it with `selectSetting`. */
  readonly settings: Readonly<Record<string, number>>
  readonly preference: Preference
  /** Whether α + β is held at 1. */
  readonly linked: boolean
  /** null for the pool's default. Read it with `selectPriceBook`. */
  readonly priceBook: PriceBook | null
  /** Which train costs are the 0 and the 1 of normalised cost. */
  readonly costRange: RangeKind
  /** What was picked last, while its code or file is still loading; null otherwise. See `startPick`. */
  readonly awaited: AwaitedPick | null
}

export interface AwaitedPick {
  /** null where only the file that is loading can tell. */
  readonly taskId: string | null
}

/** A forest that was read. */
export interface RecordedForest {
  readonly file: Forest
  /** What came of every choice in it. */
  readonly table: OutcomeTable
}

export type FileStatus =
  /** There is no file: the task was made at run time, and nobody recorded it. */
  | { readonly type: 'none' }
  | { readonly type: 'idle' }
  /** `totalBytes` is null where the server does not say. */
  | { readonly type: 'loading'; readonly bytes: number; readonly totalBytes: number | null }
  | (RecordedForest & { readonly type: 'ready' })
  | { readonly type: 'failed'; readonly reason: string }

export interface DataState {
  /** The small file for the first figure: a few questions of the first task, and those that set its range of cost. */
  readonly opening: RecordedForest | null
  /** By task id: the whole forests, which load later. Read it with `forestStatus`. */
  readonly forests: Readonly<Record<string, FileStatus>>
  /** Whether the first figure has been drawn: whatever can load later waits for it. */
  readonly figureStands: boolean
  /** By question id: steps run live or imported. Read them with `selectTree`, which adds what was recorded. */
  readonly trees: Readonly<Record<string, EpisodeTree>>
  /** By question id: what the policy read in this page. */
  readonly readings: Readonly<Record<string, readonly Worth[]>>
}

export type LiveStatus =
  | { readonly type: 'idle' }
  /** `progress` in [0, 1] over everything that this run still has to load. */
  | { readonly type: 'loading'; readonly what: string; readonly progress: number }
  | {
      readonly type: 'running'
      /** The turn being written: "student-2". */
      readonly name: string
      readonly role: Role
      readonly model: ModelId
      /** What it has written so far. */
      readonly text: string
      readonly tokens: number
    }
  /** Finished steps are kept in the tree; `retryLive` goes on after them. */
  | {
      readonly type: 'failed'
      readonly reason: string
      /** Whether the run had finished a step. */
      readonly written: boolean
    }

export interface EpisodeState {
  /** Picked by hand or by a live run; null follows the router's decisions. Read it with `selectPath`. */
  readonly chosenPath: Path | null
  readonly comparedPath: Path | null
  /** Steps shown, from 0; may be past the end of the path. Read it with `selectCursor`. */
  readonly cursor: number
  readonly playing: boolean
  readonly live: LiveStatus
}

export type ModelStatus =
  | { readonly type: 'absent' }
  | { readonly type: 'loading'; readonly progress: LoadProgress | null }
  | {
      readonly type: 'ready'
      readonly model: LoadedModel
      /** In the last live step; null before the first one. */
      readonly tokensPerSecond: number | null
    }
  | { readonly type: 'failed'; readonly reason: string }

export interface ModelsState {
  /** Which rung of the runtime ladder the page stands on, and why; the rung is null before the first load. */
  readonly engine: EngineStatus
  /** By the id of a model or policy. Read it with `statusOf`. */
  readonly status: Readonly<Record<string, ModelStatus>>
}

export interface LessonsState {
  /** The phase at hand, or the list of lessons; null where neither is open. */
  readonly at: LessonPlace | 'list' | null
  /** Whether the page was set for the phase at hand. */
  readonly entered: boolean
  readonly language: Language
  /** Phases that were done, as a link names them: "switch.2". */
  readonly done: readonly string[]
  /** By question id: the model that was bet on in the phase at hand. */
  readonly bets: Readonly<Record<string, ModelId>>
  /** The round seeds the questions of the quiz; an answer is the index of an option. */
  readonly quiz: { readonly round: number; readonly answers: readonly number[] }
}

/** A message that stays until it is dismissed. */
export interface Notice {
  readonly id: string
  readonly tone: 'info' | 'problem'
  readonly text: string
  /** What can be done about it besides dismissing it. */
  readonly action?: 'reload'
}

export interface YardState {
  readonly tasks: TaskRegistry
  /** Every known model, and the pool that each task is routed among. */
  readonly pools: PoolRegistry
  /** The key of this store's memoised results: the same object for as long as the store lives. */
  readonly memory: object
  readonly setup: SetupState
  readonly data: DataState
  readonly episode: EpisodeState
  readonly models: ModelsState
  readonly training: TrainingState
  readonly lessons: LessonsState
  readonly notices: readonly Notice[]
}
