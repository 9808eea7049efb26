/** What a path cost, step by step. */
import { type PriceBook, stepCost } from '../../core/cost/price-book.ts'
import type { Glimpse, ModelId } from '../../core/episode/step.ts'
import type { Assignment, TreeNode } from '../../core/episode/tree.ts'
import { type Tokens, tokens, type Usd, usd } from '../../core/units.ts'

export interface Entry {
  readonly model: ModelId
  /** Of the step itself. */
  readonly cost: Usd
  readonly tokensIn: Tokens
  readonly tokensOut: Tokens
  /** What the router paid beside it, to look before it decided; null where it did not. */
  readonly glimpse: (Glimpse & { readonly cost: Usd }) | null
  /** Of all steps up to and with this one, glimpses included. */
  readonly runningCost: Usd
  readonly runningTokens: Tokens
}

/**
 * One entry a step. `assignment` is the decision that the episode was played by; a per-pair price book asks for it.
 * `glimpses` are those of a router that decides at every step, by step.
 */
export function ledgerOf(
  book: PriceBook,
  assignment: Assignment,
  nodes: readonly TreeNode[],
  glimpses: readonly (Glimpse | null)[] = [],
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

/** By step: what was billed beside it when it was written. */
export const billedGlimpses = (nodes: readonly TreeNode[]): readonly (Glimpse | null)[] =>
  nodes.map(({ step }) => step.glimpse ?? null)

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

/** What the looks before the decisions cost, and how many there were. */
export function glimpsesIn(entries: readonly Entry[]): {
  readonly count: number
  readonly cost: Usd
} {
  const paid = entries.flatMap(({ glimpse }) => glimpse ?? [])
  return { count: paid.length, cost: usd(paid.reduce((sum, { cost }) => sum + cost, 0)) }
}
