/** What happened in one turn. */
import type { Millis, Tokens } from '../units.ts'
import type { Prompt, Role } from './prompt.ts'
import type { ParsedCompletion } from './protocol.ts'

/** A model's name in the pool and its folder under `models/`. */
export type ModelId = string & { readonly modelId: true }
export const modelId = (id: string): ModelId => id as unknown as ModelId

/** What a model wrote. */
export interface Completion {
  readonly text: string
  /** The whole prompt, as a metered endpoint would bill it, cached or not. */
  readonly tokensIn: Tokens
  /** The written tokens, the end-of-turn token included. */
  readonly tokensOut: Tokens
  readonly latency: Millis
  /** Mean log-probability of the written tokens, natural log, at most 0. */
  readonly meanLogProb: number
  /** Entropy of the first token's distribution, in nats. */
  readonly firstTokenEntropy: number
  readonly stop: 'end' | 'length' | 'interrupted'
}

/** What a model wrote only so that the router could look at it before it chose. */
export interface Glimpse {
  readonly model: ModelId
  readonly tokensIn: Tokens
  readonly tokensOut: Tokens
}

export interface Step {
  /** The turn's name in its protocol: "student-2". */
  readonly name: string
  readonly role: Role
  readonly model: ModelId
  readonly prompt: Prompt
  readonly completion: Completion
  readonly parsed: ParsedCompletion
  /** Whether the completion comes from a recording or was written just now. */
  readonly origin: 'recorded' | 'live'
  /** What was billed beside the step because its router looked first; absent where nothing was. */
  readonly glimpse?: Glimpse
}
