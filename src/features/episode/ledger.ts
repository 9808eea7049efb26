/** What a path cost, step by step. */
import { type PriceBook, stepCost } from '../../core/cost/price-book.ts'
import type { ModelId } from '../../core/episode/step.ts'
import type { Assignment, TreeNode } from '../../core/episode/tree.ts'
import { type Tokens, tokens, type Usd, usd } from '../../core/units.ts'

export interface Entry {
  readonly model: ModelId
  readonly cost: Usd
  readonly tokensIn: Tokens
  readonly tokensOut: Tokens
  /** Of all steps up to and with this one. */
  readonly runningCost: Usd
  readonly runningTokens: Tokens
}

/** One entry a step. `assignment` is the decision that the episode was played by; a per-pair price book asks for it. */
export function ledgerOf(
  book: PriceBook,
  assignment: Assignment,
  nodes: readonly TreeNode[],
): readonly Entry[] {
  let runningCost = 0
  let runningTokens = 0
  return nodes.map(({ step }) => {
    const cost = stepCost(book, assignment, step)
    const { tokensIn, tokensOut } = step.completion
    runningCost += cost
    runningTokens += tokensIn + tokensOut
    return {
      model: step.model,
      cost,
      tokensIn,
      tokensOut,
      runningCost: usd(runningCost),
      runningTokens: tokens(runningTokens),
    }
  })
}

export const totalCost = (entries: readonly Entry[]): Usd => entries.at(-1)?.runningCost ?? usd(0)
