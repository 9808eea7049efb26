/** One arm in the decision: what was expected of it, and what came of it. */
import { MarkOf } from '../../../components/model-mark.tsx'
import { modelFor, type Pool, rolesOf } from '../../../core/episode/arm.ts'
import { ArmMarks, armWords } from '../arm-text.tsx'
import { formatScore } from '../format.ts'
import { shortMetric } from '../words.ts'
import { Bar, Best, Unknown, UtilityBar } from './bars.tsx'
import styles from './decision-panel.module.css'
import type { ArmRow } from './rows.ts'

export const DecisionRow = ({
  row: { place, arm, predicted, recorded, best, chosen, chance },
  expected,
  shown,
  pool,
  metric,
  onTake,
}: {
  readonly row: ArmRow
  /** Whether the bars show what was expected; else they show what was recorded. */
  readonly expected: boolean
  /** Whether the episode on screen takes this arm. */
  readonly shown: boolean
  readonly pool: Pool
  readonly metric: string
  /** Takes the arm from here; null where every arm's branch stands in the figure. */
  readonly onTake: ((place: number) => void) | null
}) => {
  const figures = expected ? predicted : recorded
  return (
    <tr data-chosen={chosen}>
      <th scope="row">
        {onTake && !shown ? (
          <button type="button" className={styles.take} onClick={() => onTake(place)}>
            <span className="visually-hidden">Take </span>
            <ArmName arm={arm} pool={pool} />
          </button>
        ) : (
          <ArmName arm={arm} pool={pool} />
        )}
        {!expected && best && <Best />}
        {chance !== null && (
          <span className={styles.soft}>{`probability ${formatScore(chance)}`}</span>
        )}
        {chosen && <span className={styles.chosen}>chosen</span>}
        {shown && !chosen && <span className={styles.shown}>on screen</span>}
      </th>
      <td>{figures ? <Bar value={figures.perf} kind="perf" /> : <Unknown />}</td>
      <td>{figures ? <Bar value={figures.cost} kind="cost" /> : <Unknown />}</td>
      <td className={styles.utility}>
        {figures ? <UtilityBar value={figures.utility} /> : <Unknown />}
      </td>
      {expected && (
        <td className={styles.real}>
          {recorded ? (
            <>
              <span>{`${shortMetric(metric)} ${formatScore(recorded.perf)}`}</span>
              {best && <Best />}
              <span className={styles.soft}>{`cost ${formatScore(recorded.cost)}`}</span>
            </>
          ) : (
            <Unknown />
          )}
        </td>
      )}
    </tr>
  )
}

const ArmName = ({ arm, pool }: Pick<ArmRow, 'arm'> & { readonly pool: Pool }) => {
  const [role, ...others] = rolesOf(arm.models)
  if (role && others.length === 0) {
    return (
      <>
        <MarkOf model={modelFor(arm.models, role)} /> <span>{armWords(arm, pool)}</span>
      </>
    )
  }
  return (
    <>
      <span className="visually-hidden">{armWords(arm, pool)}</span>
      <ArmMarks arm={arm} />
    </>
  )
}
