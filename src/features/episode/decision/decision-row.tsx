/** One arm of a decision: what was expected of it, and what came of it, with bars under the numbers. */

import { ArmName } from '../../../components/arm-text.tsx'
import type { Pool } from '../../../core/episode/arm.ts'
import { formatScore } from '../format.ts'
import { shortMetric } from '../words.ts'
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

const Unknown = () => (
  <>
    <span aria-hidden="true">—</span>
    <span className="visually-hidden">unknown</span>
  </>
)

/** A share in [0, 1], clamped to it in the bar. */
const Bar = ({ value, kind }: { readonly value: number; readonly kind: 'perf' | 'cost' }) => (
  <span className={styles.cell}>
    <span>{formatScore(value)}</span>
    <span className={styles.trough} aria-hidden="true">
      <span
        className={styles.bar}
        data-kind={kind}
        style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }}
      />
    </span>
  </span>
)

/** Utility lies in [−1, 1] but hardly ever below −0.5, so zero stands at a third of the width. */
const ZERO = 1 / 3

const UtilityBar = ({ value }: { readonly value: number }) => {
  const end = Math.min(1, Math.max(0, ZERO + value * (1 - ZERO)))
  return (
    <span className={styles.cell}>
      <span>{formatScore(value)}</span>
      <span className={styles.trough} aria-hidden="true">
        <span
          className={styles.net}
          data-negative={value < 0}
          style={{
            left: `${Math.min(ZERO, end) * 100}%`,
            width: `${Math.abs(end - ZERO) * 100}%`,
          }}
        />
      </span>
    </span>
  )
}

const Best = () => (
  <span className={styles.best}>
    <span aria-hidden="true"> ★</span>
    <span className="visually-hidden"> best</span>
  </span>
)
