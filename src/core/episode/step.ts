/** What happened in one turn. */
import type { Millis, Tokens } from '../units.ts'
import type { Prompt, Role } from './prompt.ts'
import type { ParsedCompletion } from './protocol.ts'
import type { Metered } from './usage.ts'

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
  /** Mean log-probability of the written tokens, natural log, at most 0; null where the writer gives none. */
  readonly meanLogProb: number | null
  /** Entropy of the first token's distribution, in nats; null where the writer gives none. */
  readonly firstTokenEntropy: number | null
  readonly stop: 'end' | 'length' | 'interrupted'
}

/** What a model wrote only so that a router could look at it: a first token, or a draft. */
export interface Glimpse extends Metered {
  readonly model: ModelId
}

/**
 * Where a completion comes from: a recording that ships with the page, a model that wrote it just now, or a file that a person
 * brought, whatever the file says of itself.
 */
export type Origin = 'recorded' | 'live' | 'imported'

export interface Step {
  /** The turn's name in its protocol: "student-2". */
  readonly name: string
  readonly role: Role
  /** The roles for which a choice was made before this step. */
  readonly decides: readonly Role[]
  readonly model: ModelId
  /** The id of the parameters that were generated for the model; null where it wrote as it is. */
  readonly adapter: string | null
  readonly prompt: Prompt
  readonly completion: Completion
  readonly parsed: ParsedCompletion
  readonly origin: Origin
  /** What was billed beside the step because its router looked first; absent where nothing was. */
  readonly glimpse?: Glimpse
}

/** What may be claimed of these steps together: no more than of the least assured one. */
export function originOf(steps: readonly { readonly step: Step }[]): Origin {
  const has = (origin: Origin) => steps.some(({ step }) => step.origin === origin)
  if (has('imported')) return 'imported'
  return has('live') ? 'live' : 'recorded'
}
