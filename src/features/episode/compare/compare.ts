/** Two branches side by side, step by step. */
import type { TreeNode } from '../../../core/episode/tree.ts'
import { type Usd, usd } from '../../../core/units.ts'
import { type Entry, totalCost } from '../bill/bill.ts'

export interface ComparedStep {
  readonly left: TreeNode | null
  readonly right: TreeNode | null
  /** Whether the same model wrote the same text on both. */
  readonly same: boolean
}

export interface Comparison {
  readonly steps: readonly ComparedStep[]
  /** Right minus left. */
  readonly costDifference: Usd
  /** Right minus left; null unless both ended. */
  readonly scoreDifference: number | null
}

export function compareBranches(
  left: { readonly nodes: readonly TreeNode[]; readonly bill: readonly Entry[] },
  right: { readonly nodes: readonly TreeNode[]; readonly bill: readonly Entry[] },
): Comparison {
  const length = Math.max(left.nodes.length, right.nodes.length)
  const steps = Array.from({ length }, (_, index): ComparedStep => {
    const a = left.nodes[index] ?? null
    const b = right.nodes[index] ?? null
    const same =
      a !== null &&
      b !== null &&
      a.step.model === b.step.model &&
      a.step.completion.text === b.step.completion.text
    return { left: a, right: b, same }
  })
  const leftScore = left.nodes.at(-1)?.verdict?.score
  const rightScore = right.nodes.at(-1)?.verdict?.score
  return {
    steps,
    costDifference: usd(totalCost(right.bill) - totalCost(left.bill)),
    scoreDifference:
      leftScore === undefined || rightScore === undefined ? null : rightScore - leftScore,
  }
}
