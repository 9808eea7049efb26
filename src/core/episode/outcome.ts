/** What an episode came to: the quantities that sliders and price books re-weight. */
import { type Quality, type Tokens, tokens } from '../units.ts'
import type { Role } from './prompt.ts'
import type { Verdict } from './protocol.ts'
import type { Step } from './step.ts'
import { type Assignment, rolesOf } from './tree.ts'

/** Tokens in and out. */
export interface Metered {
  readonly tokensIn: Tokens
  readonly tokensOut: Tokens
}

export interface Outcome {
  readonly assignment: Assignment
  readonly score: Quality
  readonly exactMatch: boolean
  /** Summed over the episode, by the role that used them; the assignment says which model that was. */
  readonly usage: Readonly<Partial<Record<Role, Metered>>>
}

/** Sums an episode whose roles kept their assigned models. */
export function outcomeOf(
  assignment: Assignment,
  steps: readonly Step[],
  verdict: Verdict,
): Outcome {
  const sum = (role: Role): Metered => {
    const own = steps.filter((step) => step.role === role)
    return {
      tokensIn: tokens(own.reduce((total, step) => total + step.completion.tokensIn, 0)),
      tokensOut: tokens(own.reduce((total, step) => total + step.completion.tokensOut, 0)),
    }
  }
  return {
    assignment,
    score: verdict.score,
    exactMatch: verdict.exactMatch,
    usage: Object.fromEntries(rolesOf(assignment).map((role) => [role, sum(role)])),
  }
}
