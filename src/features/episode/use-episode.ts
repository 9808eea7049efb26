/** What the panel shows of any episode, derived from the store. */
import { useMemo } from 'react'
import type { Glimpse } from '../../core/episode/step.ts'
import type { Assignment, Path, TreeNode } from '../../core/episode/tree.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { selectPool, selectPriceBook } from '../../store/routing-selectors.ts'
import { selectCursor, selectNodes, selectPath, selectTask } from '../../store/selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { type Entry, ledgerOf } from './ledger.ts'

export interface EpisodeView {
  readonly path: Path
  /** Every step of the path, shown yet or not. */
  readonly nodes: readonly TreeNode[]
  readonly cursor: number
  readonly ledger: readonly Entry[]
  readonly pool: Pool
  /** The task's metric: "F1". */
  readonly metric: string
}

const NO_GLIMPSES: readonly (Glimpse | null)[] = []

/**
 * `assignment` is the decision that the episode was played by; a per-pair price book asks for it. `glimpses` are what a
 * router that decides at every step looked at, by step.
 */
export function useEpisode(
  assignment: Assignment,
  glimpses: readonly (Glimpse | null)[] = NO_GLIMPSES,
): EpisodeView {
  const path = useYard(selectPath)
  const nodes = useYard(selectNodes)
  const cursor = useYard(selectCursor)
  const pool = useYard(selectPool)
  const book = useYard(selectPriceBook)
  const { metric } = useYard(selectTask)
  const ledger = useMemo(
    () => ledgerOf(book, assignment, nodes, glimpses),
    [book, assignment, nodes, glimpses],
  )
  return { path, nodes, cursor, ledger, pool, metric }
}
