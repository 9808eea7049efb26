/** One assignment in the decision: what was expected of it, and what came of it. */
import type { Pool } from '../../core/routing/arms.ts'
import { AssignmentMarks, assignmentWords } from './assignment-text.tsx'
import type { ArmRow } from './decision.ts'
import { Bar, Best, Unknown, UtilityBar } from './decision-bars.tsx'
import styles from './decision-panel.module.css'
import { formatScore } from './format.ts'
import { shortMetric } from './words.ts'

export const DecisionRow = ({
  row: { index, arm, predicted, actual, chosen },
  best,
  shown,
  pool,
  metric,
  recorded,
  onTake,
}: {
  readonly row: ArmRow
  readonly best: boolean
  /** Whether the wagon is on this pair's lane. */
  readonly shown: boolean
  readonly pool: Pool
  readonly metric: string
  /** Whether the bars show what really came of the pair. */
  readonly recorded: boolean
  /** Takes the pair's lane from here; null where every lane stands in the figure. */
  readonly onTake: ((arm: number) => void) | null
}) => {
  const words = assignmentWords(arm, pool)
  const figures = recorded && actual ? { ...actual, perf: actual.score } : predicted
  return (
    <tr data-chosen={chosen}>
      <th scope="row">
        {onTake && !shown ? (
          <button type="button" className={styles.take} onClick={() => onTake(index)}>
            <span className="visually-hidden">{`Take the lane of ${words}`}</span>
            <AssignmentMarks assignment={arm} pool={pool} />
          </button>
        ) : (
          <>
            <span className="visually-hidden">{words}</span>
            <AssignmentMarks assignment={arm} pool={pool} />
          </>
        )}
        {recorded && best && <Best />}
        {chosen && <span className={styles.chosen}>chosen</span>}
        {shown && !chosen && <span className={styles.shown}>on screen</span>}
      </th>
      <td>{figures ? <Bar value={figures.perf} kind="perf" /> : <Unknown />}</td>
      <td>{figures ? <Bar value={figures.cost} kind="cost" /> : <Unknown />}</td>
      <td className={styles.utility}>
        {figures ? <UtilityBar value={figures.utility} /> : <Unknown />}
      </td>
      {!recorded && (
        <td className={styles.real}>
          {actual ? (
            <>
              <span>{`${shortMetric(metric)} ${formatScore(actual.score)}`}</span>
              {best && <Best />}
              <span className={styles.soft}>{`cost ${formatScore(actual.cost)}`}</span>
            </>
          ) : (
            <Unknown />
          )}
        </td>
      )}
    </tr>
  )
}
