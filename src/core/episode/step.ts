/** What happened in one turn. */
import type { Millis, Tokens } from '../units.ts'
import type { Prompt, Role } from './prompt.ts'
import type { ParsedCompletion } from './protocol.ts'

/** A model's name in the pool and its folder under `models/`. */
export type ModelId = string & { readonly modelId: true }
export const modelId = (id: string): ModelId => id as unknown as ModelId

/** The tokens that a price book bills. */
export interface Metered {
  readonly tokensIn: Tokens
  readonly tokensOut: Tokens
}

/** What a model wrote. */
export interface Completion {
  readonly text: string
  /** The whole prompt, cached or not, as a metered endpoint would bill it. */
  readonly tokensIn: Tokens
  /** The written tokens, including the end-of-turn token. */
  readonly tokensOut: Tokens
  readonly latency: Millis
  /** Mean log-probability of the written tokens, natural log, at most 0; null if the writer does not report it. */
  readonly meanLogProb: number | null
  /** Entropy of the first token's distribution, in nats; null if the writer does not report it. */
  readonly firstTokenEntropy: number | null
  readonly stop: 'end' | 'length' | 'interrupted'
}

/** What a model wrote only so that a router could look at it: a first token, or a draft. */
export interface Glimpse extends Metered {
  readonly model: ModelId
}

/**
 * Where a completion comes from: a recording that ships with the page, a model that wrote it just now, or a file that a person
 * opened (whatever the file claims about itself).
 */
export type Origin = 'recorded' | 'live' | 'imported'

export interface Step {
  /** The turn's name in its protocol: "student-2". */
  readonly name: string
  readonly role: Role
  /** The roles for which a choice was made before this step. */
  readonly decides: readonly Role[]
  readonly model: ModelId
  /** The id of the parameters that were generated for the model; null if the model wrote unchanged. */
  readonly adapter: string | null
  readonly prompt: Prompt
  readonly completion: Completion
  readonly parsed: ParsedCompletion
  readonly origin: Origin
  /** What the router looked at before this step, which is billed too; missing if it looked at nothing. */
  readonly glimpse?: Glimpse
}

/**
 * The origin of these steps as a whole: that of the least trustworthy one. A recorded step, though, only ever follows texts that
 * were recorded as well: where it is the last, the whole was recorded, even if a part of it was written again since.
 */
export function originOf(steps: readonly { readonly step: Step }[]): Origin {
  if (steps.at(-1)?.step.origin === 'recorded') return 'recorded'
  const has = (origin: Origin) => steps.some(({ step }) => step.origin === origin)
  if (has('imported')) return 'imported'
  return has('live') ? 'live' : 'recorded'
}
