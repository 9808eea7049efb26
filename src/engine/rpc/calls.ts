import type { Prompt } from '../../core/episode/prompt.ts'
import type { ModelId } from '../../core/episode/step.ts'
import type {
  CompletionEvent,
  CompletionRequest,
  LoadedModel,
  LoadProgress,
  PolicyReading,
} from '../engine.ts'

/** A run begins; until now it waited for earlier ones. */
interface Turn {
  readonly type: 'turn'
}

/** What the page may ask of the worker. */
export interface EngineCalls {
  /** The first call: says on which backend to run, and what paths are relative to. */
  readonly start: {
    readonly request: { readonly backend: 'webgpu' | 'wasm'; readonly base: string }
    readonly event: never
    readonly result: undefined
  }
  /** Never answered, unless the graphics device is lost: then it fails. */
  readonly watch: { readonly request: null; readonly event: never; readonly result: undefined }
  /** Answered at once by a worker that is alive and not busy. */
  readonly ping: { readonly request: null; readonly event: never; readonly result: undefined }
  readonly load: {
    readonly request: { readonly id: ModelId }
    readonly event: LoadProgress
    readonly result: LoadedModel
  }
  readonly loadPolicy: {
    readonly request: { readonly id: string }
    readonly event: LoadProgress
    readonly result: LoadedModel
  }
  readonly tokenize: {
    readonly request: { readonly id: ModelId; readonly prompt: Prompt }
    readonly event: never
    readonly result: readonly number[]
  }
  readonly complete: {
    readonly request: CompletionRequest
    readonly event: CompletionEvent | Turn
    readonly result: undefined
  }
  readonly predict: {
    readonly request: { readonly id: string; readonly promptText: string }
    readonly event: Turn
    readonly result: PolicyReading
  }
  readonly unload: {
    readonly request: { readonly id: string }
    readonly event: never
    readonly result: undefined
  }
}
