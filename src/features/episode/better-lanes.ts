/** Who would have done better than the episode on screen, and at what cost. */
import type { LaneOutcome, LaneView } from './lane-view.ts'

export interface Better {
  readonly lane: LaneView
  readonly outcome: LaneOutcome
  /** Scores more; or scores as much for less. */
  readonly by: 'score' | 'cost'
}

/**
 * Lanes with a better score, and lanes with the same score at less cost: the best of each kind first. Empty where nothing
 * run so far was better.
 */
export function betterLanes(lanes: readonly LaneView[]): readonly Better[] {
  const main = lanes.find((lane) => lane.main)?.outcome
  if (!main) return []
  const better = lanes.flatMap((lane): readonly Better[] => {
    const { outcome } = lane
    if (lane.main || !outcome) return []
    if (outcome.score > main.score) return [{ lane, outcome, by: 'score' }]
    if (outcome.score === main.score && outcome.cost < main.cost)
      return [{ lane, outcome, by: 'cost' }]
    return []
  })
  return better.toSorted(
    (a, b) => b.outcome.score - a.outcome.score || a.outcome.cost - b.outcome.cost,
  )
}
