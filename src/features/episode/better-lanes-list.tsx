/** Who would have done better than the lane on screen. */
import type { Pool } from '../../core/routing/arms.ts'
import { AssignmentMarks } from './assignment-text.tsx'
import { type Better, betterLanes } from './better-lanes.ts'
import { formatScore, formatUsd } from './format.ts'
import { laneWords } from './ghost-sign.tsx'
import type { LaneView } from './lane-view.ts'
import styles from './verdict-card.module.css'

/** How many are named; where a pool has many pairs, the best tell enough. */
const MOST = 4

export const BetterLanes = ({
  lanes,
  pool,
  metric,
}: {
  readonly lanes: readonly LaneView[]
  readonly pool: Pool
  readonly metric: string
}) => {
  const better = betterLanes(lanes)
  const others = lanes.filter((lane) => !lane.main && lane.outcome !== null)
  if (others.length === 0) return <p>No other pair was run on this question, so none compares.</p>
  if (better.length === 0) {
    return <p>No other lane scored more, and none scored as much for less.</p>
  }
  return (
    <div>
      <p>Who would have done better:</p>
      <ul className={styles.better}>
        {better.slice(0, MOST).map(({ lane, outcome, by }) => (
          <li key={lane.id}>
            {lane.assignment ? (
              <>
                <AssignmentMarks assignment={lane.assignment} pool={pool} />
                <span className="visually-hidden">{laneWords(lane, pool)}</span>
              </>
            ) : (
              <span>{laneWords(lane, pool)}</span>
            )}
            <span>{resultWords(outcome, by, metric)}</span>
          </li>
        ))}
      </ul>
      {better.length > MOST && <p>{`And ${better.length - MOST} more.`}</p>}
    </div>
  )
}

function resultWords(
  { score, cost, times }: Better['outcome'],
  by: Better['by'],
  metric: string,
): string {
  const brought = by === 'score' ? `${metric} ${formatScore(score)}` : 'the same score'
  const dearer = times === null ? '' : ` (${times.toFixed(1)}× the cost)`
  return `${brought} at ${formatUsd(cost)}${dearer}`
}
