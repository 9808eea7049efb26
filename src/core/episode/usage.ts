/** What is metered: the tokens that a price book bills. */
import type { Tokens } from '../units.ts'
import type { ModelId } from './step.ts'

/** Tokens in and out. */
export interface Metered {
  readonly tokensIn: Tokens
  readonly tokensOut: Tokens
}

/** What a model wrote only so that a router could look at it: a first token, or a draft. */
export interface Glimpse extends Metered {
  readonly model: ModelId
}
