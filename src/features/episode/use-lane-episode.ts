/** The episode with its lanes. Sliders reach it only where they flip the switch. */
import { useMemo } from 'react'
import type { Outcome } from '../../core/episode/outcome.ts'
import type { Path } from '../../core/episode/tree.ts'
import {
  selectArms,
  selectCase,
  selectPriceBook,
  selectRuling,
} from '../../store/routing-selectors.ts'
import { assignedPath, selectNodes, selectPath, selectTree } from '../../store/selectors.ts'
import type { YardState } from '../../store/state.ts'
import { useYard } from '../../store/yard-context.tsx'
import { assignmentAt, type LaneView, laneViews } from './lane-view.ts'
import { lanesOf, sharedSteps } from './lanes.ts'
import { type EpisodeView, useEpisode } from './use-episode.ts'

export interface LaneEpisodeView extends EpisodeView {
  readonly lanes: readonly LaneView[]
}

const selectRouted = (state: YardState): number | null => {
  const ruling = selectRuling(state)
  return ruling.type === 'decided' ? ruling.arm : null
}

export function useLaneEpisode(): LaneEpisodeView {
  const tree = useYard(selectTree)
  const path = useYard(selectPath)
  const nodes = useYard(selectNodes)
  const arms = useYard(selectArms)
  const book = useYard(selectPriceBook)
  const found = useYard(selectCase)
  const routed = useYard(selectRouted)
  const byRouter = useYard((state) => state.episode.chosenPath === null)

  const lanes = useMemo(() => {
    const armPaths = arms.map((arm) => assignedPath(tree, arm))
    const arm = byRouter ? routed : armOfPath(armPaths, path, routed)
    const columns: readonly Outcome[] | null =
      found?.outcomes?.map(({ outcome }) => outcome) ?? null
    return laneViews(lanesOf(tree, armPaths, path, arm), tree, arms, columns, book)
  }, [tree, path, arms, book, found, routed, byRouter])
  const assignment = useMemo(
    () => lanes.find((lane) => lane.main)?.assignment ?? assignmentAt(nodes, arms[0]!),
    [lanes, nodes, arms],
  )
  return { ...useEpisode(assignment), lanes }
}

/** The arm whose steps these are, or begin; the router's where several are. Null for a branch by hand. */
function armOfPath(armPaths: readonly Path[], path: Path, routed: number | null): number | null {
  const fits = armPaths.map((armPath) => sharedSteps(path, armPath) === path.length)
  if (routed !== null && fits[routed]) return routed
  const first = fits.indexOf(true)
  return first === -1 ? null : first
}
