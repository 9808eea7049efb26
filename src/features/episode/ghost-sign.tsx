/** The outcome at the end of a lane that was not taken; pressing it takes that lane. */
import type { CSSProperties } from 'react'
import { ORIGIN_WORDS } from '../../components/badge.tsx'
import { modelWords } from '../../components/model-look.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { AssignmentMarks, assignmentWords } from './assignment-text.tsx'
import { formatScore } from './format.ts'
import styles from './ghost-sign.module.css'
import type { LaneView } from './lane-view.ts'
import { shortMetric } from './words.ts'

export const GhostSign = ({
  lane,
  axis,
  place,
  pool,
  metric,
  onLane,
  onPoint,
}: {
  readonly lane: LaneView
  readonly axis: 'x' | 'y'
  readonly place: CSSProperties
  readonly pool: Pool
  readonly metric: string
  readonly onLane: (lane: LaneView) => void
  /** Which lane is pointed at, so that its track can show itself. */
  readonly onPoint: (laneId: string | null) => void
}) => {
  // Its outcome may be known before its steps have come.
  const takeable = lane.path.length > 0 || lane.outcome === null
  return (
    <li className={styles.place} style={place}>
      <button
        type="button"
        className={styles.ghost}
        data-axis={axis}
        aria-disabled={!takeable}
        onClick={() => {
          if (!takeable) return
          onPoint(null)
          onLane(lane)
        }}
        onPointerEnter={() => onPoint(lane.id)}
        onPointerLeave={() => onPoint(null)}
        onFocus={() => onPoint(lane.id)}
        onBlur={() => onPoint(null)}
      >
        <span className="visually-hidden">
          Take the lane {laneWords(lane, pool)}. {outcomeWords(lane, metric)}
        </span>
        <Signs lane={lane} pool={pool} metric={metric} />
      </button>
    </li>
  )
}

/** What stands on it: the pair, the score, the price. */
const Signs = ({
  lane,
  pool,
  metric,
}: {
  readonly lane: LaneView
  readonly pool: Pool
  readonly metric: string
}) => (
  <span className={styles.signs} aria-hidden="true">
    {lane.assignment ? (
      <AssignmentMarks assignment={lane.assignment} pool={pool} />
    ) : (
      <span className={styles.hand}>{byHand(lane, pool)}</span>
    )}
    {lane.outcome ? (
      <span className={styles.outcome}>
        <span>
          {shortMetric(metric)} {formatScore(lane.outcome.score)}
        </span>
        {lane.outcome.times !== null && <span>{lane.outcome.times.toFixed(1)}× cost</span>}
      </span>
    ) : (
      <span className={styles.outcome}>not run yet</span>
    )}
  </span>
)

/** A branch by hand is called by the step at which it left, and who took it. */
const byHand = (lane: LaneView, pool: Pool): string => {
  const model = lane.path[lane.kept]
  return model ? `${modelWords(pool, model)} from step ${lane.kept + 1}` : 'by hand'
}

export const laneWords = (lane: LaneView, pool: Pool): string =>
  lane.assignment ? assignmentWords(lane.assignment, pool) : byHand(lane, pool)

function outcomeWords({ outcome }: LaneView, metric: string): string {
  if (!outcome) return 'Not run yet: taking it runs the models in this page.'
  const origin = ORIGIN_WORDS[outcome.origin]
  const times = outcome.times === null ? '' : `, ${outcome.times.toFixed(1)} times the cost`
  return `${origin} outcome: ${metric} ${formatScore(outcome.score)}${times}.`
}
