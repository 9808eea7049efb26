/** Figures of a decision with bars under them. */

import { formatScore } from '../format.ts'
import styles from './decision-panel.module.css'

export const Unknown = () => (
  <>
    <span aria-hidden="true">—</span>
    <span className="visually-hidden">unknown</span>
  </>
)

/** A share in [0, 1]; what leaves the range fills the bar. */
export const Bar = ({
  value,
  kind,
}: {
  readonly value: number
  readonly kind: 'perf' | 'cost'
}) => (
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

/** Utility lies in [−1, 1]; nearly all of it above −0.5, so zero stands at a third. */
const ZERO = 1 / 3

export const UtilityBar = ({ value }: { readonly value: number }) => {
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

export const Best = () => (
  <span className={styles.best}>
    <span aria-hidden="true"> ★</span>
    <span className="visually-hidden"> best</span>
  </span>
)
