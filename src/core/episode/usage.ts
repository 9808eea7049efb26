/** What is metered: the tokens that a price book bills. */
import type { Tokens } from '../units.ts'

/** Tokens in and out. */
export interface Metered {
  readonly tokensIn: Tokens
  readonly tokensOut: Tokens
}
