/** What the panel shows of the episode on screen, derived from the store. */
import { useMemo } from 'react'
import type { Pool } from '../../core/episode/arm.ts'
import type { Path, TreeNode } from '../../core/episode/tree.ts'
import { own } from '../../core/own.ts'
import type { Point } from '../../store/decision-points.ts'
import { selectTree } from '../../store/episode-view.ts'
import { selectIsVeiled } from '../../store/lessons/selectors.ts'
import { selectPool, selectPriceBook, selectTask } from '../../store/pool-selectors.ts'
import {
  selectCursor,
  selectGlimpses,
  selectHolders,
  selectNodes,
  selectPath,
  selectPoints,
} from '../../store/selectors.ts'
import type { LiveStatus } from '../../store/state.ts'
import { selectCostRange } from '../../store/table-selectors.ts'
import { useYard } from '../../store/yard-context.tsx'
import { type Entry, episodeBill } from './bill/bill.ts'
import { type Branch, branchesOf, isSettled } from './figure/branches.ts'

/** The turn that a model is writing now. */
export type RunningTurn = Extract<LiveStatus, { readonly type: 'running' }>

export interface EpisodeView {
  readonly path: Path
  /** Every step of the path, shown yet or not. */
  readonly nodes: readonly TreeNode[]
  readonly cursor: number
  /** The turn being written now, after the last node. */
  readonly running: RunningTurn | null
  readonly points: readonly Point[]
  /** Whether a lesson hides what comes of each choice until a person has bet on one. */
  readonly veiled: boolean
  /** Whether one decision settles the whole episode. */
  readonly settled: boolean
  /** Whether a person, or a run, left the router's path. */
  readonly byHand: boolean
  /** An entry per node. */
  readonly bill: readonly Entry[]
  readonly pool: Pool
  /** The task's metric: "F1". */
  readonly metric: string
}

export function useEpisode(): EpisodeView {
  const path = useYard(selectPath)
  const nodes = useYard(selectNodes)
  const cursor = useYard(selectCursor)
  const known = useYard(selectPoints)
  const veiled = useYard(selectIsVeiled)
  const points = useMemo(() => (veiled ? known.map(withoutOutcomes) : known), [known, veiled])
  const live = useYard((state) => state.episode.live)
  const byHand = useYard((state) => state.episode.chosenPath !== null)
  const { models } = useYard(selectHolders)
  const book = useYard(selectPriceBook)
  const glimpses = useYard(selectGlimpses)
  const bill = useMemo(
    () => episodeBill(book, models, nodes, glimpses),
    [book, models, nodes, glimpses],
  )
  return {
    path,
    nodes,
    cursor,
    running: live.type === 'running' ? live : null,
    points,
    veiled,
    settled: isSettled(points),
    byHand,
    bill,
    pool: useYard(selectPool),
    metric: useYard(selectTask).metric,
  }
}

const withoutOutcomes = (point: Point): Point => ({
  ...point,
  worths: null,
  value: null,
  regret: null,
})

/** What stands beside the main track; nothing while outcomes are hidden. */
export function useBranches({ nodes, points, bill, veiled }: EpisodeView): readonly Branch[] {
  const tree = useYard(selectTree)
  const added = useYard(({ data, setup }) => own(data.trees, setup.questionId) ?? null)
  const book = useYard(selectPriceBook)
  const range = useYard(selectCostRange)
  const preference = useYard((state) => state.setup.preference)
  return useMemo(
    () => (veiled ? [] : branchesOf({ tree, added, points, nodes, bill, book, range, preference })),
    [tree, added, points, nodes, bill, book, range, preference, veiled],
  )
}
