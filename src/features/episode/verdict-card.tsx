/** The verdict: the answer against the gold one, its score and price, and who would have done better. */
import { Badge } from '../../components/badge.tsx'
import type { Verdict } from '../../core/episode/protocol.ts'
import { AssignmentMarks } from './assignment-text.tsx'
import { betterLanes } from './better-lanes.ts'
import { formatScore, formatUsd } from './format.ts'
import { laneWords } from './ghost-sign.tsx'
import type { LaneOutcome, LaneView } from './lane-view.ts'
import type { PoolView } from './pool-view.ts'
import styles from './verdict-card.module.css'
import { answerText } from './words.ts'

export const VerdictCard = ({
  verdict,
  outcome,
  lanes,
  pool,
}: {
  readonly verdict: Verdict
  readonly outcome: LaneOutcome
  readonly lanes: readonly LaneView[]
  readonly pool: PoolView
}) => (
  <section className={styles.card} aria-label="Verdict">
    <h3 className={styles.title}>
      Verdict <Badge origin={outcome.origin} />
    </h3>
    <dl className={styles.facts}>
      <div>
        <dt>Answer</dt>
        <dd>{answerText(verdict.answer)}</dd>
      </div>
      <div>
        <dt>Gold answer</dt>
        <dd>{verdict.gold}</dd>
      </div>
      <div>
        <dt>Score (F1)</dt>
        <dd>
          {formatScore(verdict.score)}
          {verdict.exactMatch && <span className={styles.soft}> exact</span>}
        </dd>
      </div>
      <div>
        <dt>Cost</dt>
        <dd>{formatUsd(outcome.cost)}</dd>
      </div>
    </dl>
    <Others lanes={lanes} pool={pool} />
  </section>
)

const Others = ({
  lanes,
  pool,
}: {
  readonly lanes: readonly LaneView[]
  readonly pool: PoolView
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
        {better.map(({ lane, outcome, by }) => (
          <li key={lane.id}>
            {lane.assignment ? (
              <>
                <AssignmentMarks assignment={lane.assignment} pool={pool} />
                <span className="visually-hidden">{laneWords(lane, pool)}</span>
              </>
            ) : (
              laneWords(lane, pool)
            )}
            <span>
              {by === 'score' ? `F1 ${formatScore(outcome.score)}` : 'the same score'} at{' '}
              {formatUsd(outcome.cost)}
              {outcome.times !== null && ` (${outcome.times.toFixed(1)}× the cost)`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
