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

/**
 * Where a completion comes from: a recording that ships with the page, a model that wrote it just now, or a file that a person
 * brought, whatever the file says of itself.
 */
export type Origin = 'recorded' | 'live' | 'imported'

export interface Step {
  /** The turn's name in its protocol: "student-2". */
  readonly name: string
  readonly role: Role
  readonly model: ModelId
  readonly prompt: Prompt
  readonly completion: Completion
  readonly parsed: ParsedCompletion
  readonly origin: Origin
}

/** What may be claimed of these steps together: no more than of the least assured one. */
export function originOf(steps: readonly { readonly step: Step }[]): Origin {
  const has = (origin: Origin) => steps.some(({ step }) => step.origin === origin)
  if (has('imported')) return 'imported'
  return has('live') ? 'live' : 'recorded'
}
