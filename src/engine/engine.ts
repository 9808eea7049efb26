import type { Adapter } from '../core/episode/arm.ts'
import type { Prompt } from '../core/episode/prompt.ts'
import type { Completion, ModelId } from '../core/episode/step.ts'

/** Where sessions run: the two rungs of the page, and ONNX Runtime's native build for the scripts. */
export type Backend = 'webgpu' | 'wasm' | 'native'

export type LoadPhase = 'downloading' | 'verifying' | 'compiling' | 'ready'

/** One bar for all files of a load. Bytes that were in the cache count as loaded. */
export interface LoadProgress {
  readonly phase: LoadPhase
  readonly loadedBytes: number
  readonly totalBytes: number
  /** How many of the total are the runtime's, which every model shares; 0 where it is there already. */
  readonly runtimeBytes: number
}

export interface LoadOptions {
  readonly onProgress?: (progress: LoadProgress) => void
  readonly signal?: AbortSignal
}

/** A model that passed its golden test and is ready to run. */
export interface LoadedModel {
  readonly id: string
  readonly backend: Backend
  /** As the Hub's layout names it: fp32, q8, q4 … */
  readonly dtype: string
  readonly parameters: number
  readonly bytes: number
}

/** How the next token is chosen. The same seed gives the same text on the same backend. */
export type Decoding =
  | { readonly type: 'greedy' }
  | {
      readonly type: 'sample'
      readonly temperature: number
      readonly topP: number
      readonly seed: string
    }

export interface CompletionRequest {
  readonly modelId: ModelId
  readonly prompt: Prompt
  /** Upper bound on the tokens written, the end token included. */
  readonly maxTokens: number
  readonly decoding: Decoding
  /** Parameters generated for the model; without them it runs as it is. */
  readonly adapter?: Adapter
}

export interface Token {
  readonly id: number
  /** What this token adds to the text; empty for the end token and inside a character. */
  readonly text: string
  /** Natural log-probability of this token at temperature 1. */
  readonly logProb: number
}

export type CompletionEvent =
  | { readonly type: 'tokens'; readonly tokens: readonly Token[] }
  | { readonly type: 'completion'; readonly completion: Completion }

/** What a router policy predicts: one entry per arm, in the order of the arms. */
export interface PolicyReading {
  readonly perf: readonly number[]
  readonly cost: readonly number[]
}

/**
 * Runs models, wherever they live: in this process or in a worker. Completions are served one at a
 * time, in the order asked; downloads run beside them. Everything rejects with an EngineError.
 */
export interface Engine {
  /** Fetches, verifies, compiles and tests a model. Loading a loaded model does nothing. */
  load(modelId: ModelId, options?: LoadOptions): Promise<LoadedModel>
  /** The token ids of a prompt, as `complete` would feed them. */
  tokenize(modelId: ModelId, prompt: Prompt): Promise<readonly number[]>
  /**
   * Streams tokens in batches, then the completion.
   * @param onTurn called when it begins; until then it waits for earlier runs and loads
   * @throws EngineError `context-full`, or `adapter-refused` where the model cannot take the adapter
   */
  complete(request: CompletionRequest, onTurn?: () => void): AsyncIterable<CompletionEvent>
  /** Loads a router policy, in the same way as a model. */
  loadPolicy(policyId: string, options?: LoadOptions): Promise<LoadedModel>
  /** Runs a loaded policy on a routing prompt. */
  predict(policyId: string, promptText: string, onTurn?: () => void): Promise<PolicyReading>
  /** Stops every completion asked for so far; each ends as `interrupted`, with the text it has. */
  interrupt(): void
  /** Frees a model or a policy. */
  unload(id: string): Promise<void>
  /** Frees everything; the engine cannot be used afterwards. */
  dispose(): Promise<void>
}
