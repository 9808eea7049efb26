/** The outcome at the end of a lane that was not taken; pressing it takes that lane. */
import type { CSSProperties } from 'react'
import { AssignmentMarks, assignmentWords } from './assignment-text.tsx'
import { formatScore } from './format.ts'
import styles from './ghost-sign.module.css'
import type { LaneView } from './lane-view.ts'
import { type PoolView, rankOf } from './pool-view.ts'

export const GhostSign = ({
  lane,
  axis,
  place,
  pool,
  onLane,
  onPoint,
}: {
  readonly lane: LaneView
  readonly axis: 'x' | 'y'
  readonly place: CSSProperties
  readonly pool: PoolView
  readonly onLane: (lane: LaneView) => void
  /** Which lane is pointed at, so that its track can show itself. */
  readonly onPoint: (laneId: string | null) => void
}) => {
  const { assignment, outcome } = lane
  return (
    <li className={styles.place} style={place}>
      <button
        type="button"
        className={styles.ghost}
        data-axis={axis}
        aria-label={`Take the lane ${laneWords(lane, pool)}. ${outcomeWords(lane)}`}
        onClick={() => {
          onPoint(null)
          onLane(lane)
        }}
        onPointerEnter={() => onPoint(lane.id)}
        onPointerLeave={() => onPoint(null)}
        onFocus={() => onPoint(lane.id)}
        onBlur={() => onPoint(null)}
      >
        {assignment ? (
          <AssignmentMarks assignment={assignment} pool={pool} />
        ) : (
          <span className={styles.hand}>{byHand(lane, pool)}</span>
        )}
        {outcome ? (
          <span className={styles.outcome}>
            <span>F1 {formatScore(outcome.f1)}</span>
            {outcome.times !== null && <span>{outcome.times.toFixed(1)}× cost</span>}
          </span>
        ) : (
          <span className={styles.outcome}>not run</span>
        )}
      </button>
    </li>
  )
}

/** A branch by hand is called by the step at which it left, and who took it. */
const byHand = (lane: LaneView, pool: PoolView): string => {
  const model = lane.path[lane.leaves]
  return model ? `${rankOf(pool, model)} from step ${lane.leaves + 1}` : 'by hand'
}

export const laneWords = (lane: LaneView, pool: PoolView): string =>
  lane.assignment ? assignmentWords(lane.assignment, pool) : byHand(lane, pool)

function outcomeWords({ outcome }: LaneView): string {
  if (!outcome) return 'Not run yet.'
  const origin = outcome.origin === 'live' ? 'Live' : 'Recorded'
  const times = outcome.times === null ? '' : `, ${outcome.times.toFixed(1)} times the cost`
  return `${origin} outcome: F1 ${formatScore(outcome.f1)}${times}.`
}
