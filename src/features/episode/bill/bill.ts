/** What a path cost, step by step. */
import { type PriceBook, stepCost } from '../../../core/cost/price-book.ts'
import type { Assignment } from '../../../core/episode/arm.ts'
import type { Glimpse, ModelId } from '../../../core/episode/step.ts'
import type { TreeNode } from '../../../core/episode/tree.ts'
import { type Tokens, tokens, type Usd, usd } from '../../../core/units.ts'

export interface Entry {
  readonly model: ModelId
  /** Of the step itself. */
  readonly cost: Usd
  readonly tokensIn: Tokens
  readonly tokensOut: Tokens
  /** What the router paid to look before it decided, on top of the step; null where it did not look. */
  readonly glimpse: (Glimpse & { readonly cost: Usd }) | null
  /** Of all steps up to and including this one, with their glimpses. */
  readonly runningCost: Usd
  readonly runningTokens: Tokens
}

/**
 * One entry per step. `assignment` says which models hold the roles, which a per-pair price book depends on. `glimpses` holds
 * what the router looked at before each step; by default, what was billed when the step was written.
 */
export function episodeBill(
  book: PriceBook,
  assignment: Assignment,
  nodes: readonly TreeNode[],
  glimpses: readonly (Glimpse | null)[] = nodes.map(({ step }) => step.glimpse ?? null),
): readonly Entry[] {
  let runningCost = 0
  let runningTokens = 0
  return nodes.map(({ step }, index) => {
    const cost = stepCost(book, assignment, step)
    const { tokensIn, tokensOut } = step.completion
    const glimpse = pricedGlimpse(book, assignment, glimpses[index] ?? null)
    runningCost += cost + (glimpse?.cost ?? 0)
    runningTokens += tokensIn + tokensOut
    if (glimpse) runningTokens += glimpse.tokensIn + glimpse.tokensOut
    return {
      model: step.model,
      cost,
      tokensIn,
      tokensOut,
      glimpse,
      runningCost: usd(runningCost),
      runningTokens: tokens(runningTokens),
    }
  })
}

const pricedGlimpse = (
  book: PriceBook,
  assignment: Assignment,
  glimpse: Glimpse | null,
): Entry['glimpse'] =>
  glimpse && {
    ...glimpse,
    cost: stepCost(book, assignment, { model: glimpse.model, completion: glimpse }),
  }

export const totalCost = (entries: readonly Entry[]): Usd => entries.at(-1)?.runningCost ?? usd(0)

/** The glimpses that were paid for, and what they cost together. */
export function glimpsesIn(entries: readonly Entry[]): {
  readonly paid: readonly NonNullable<Entry['glimpse']>[]
  readonly cost: Usd
} {
  const paid = entries.flatMap(({ glimpse }) => glimpse ?? [])
  return { paid, cost: usd(paid.reduce((sum, { cost }) => sum + cost, 0)) }
}

/** Who holds the roles at the end of these steps; `start` for a role that has not spoken. */
export const holdersAfter = (start: Assignment, nodes: readonly TreeNode[]): Assignment =>
  Object.assign({ ...start }, ...nodes.map(({ step }) => ({ [step.role]: step.model })))
