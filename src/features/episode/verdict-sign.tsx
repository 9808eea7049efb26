/** What stands at the buffer stop: the answer against the gold one, and its score. */
import type { CSSProperties } from 'react'
import type { Verdict } from '../../core/episode/protocol.ts'
import { formatScore } from './format.ts'
import styles from './verdict-sign.module.css'
import { answerText, shortMetric } from './words.ts'

export const VerdictSign = ({
  verdict,
  metric,
  axis,
  place,
  unfinished,
}: {
  /** Null until the wagon has arrived. */
  readonly verdict: Verdict | null
  readonly metric: string
  readonly axis: 'x' | 'y'
  readonly place: CSSProperties
  /** Whether no verdict is known at all: the lane was not run to its end. */
  readonly unfinished: boolean
}) => (
  <div className={styles.verdict} style={place} data-axis={axis}>
    {verdict ? (
      <>
        <p className={styles.score} data-right={verdict.score > 0.5}>
          <span aria-hidden="true">{verdict.score > 0.5 ? '✓ ' : '✗ '}</span>
          <span>{`${shortMetric(metric)} ${formatScore(verdict.score)}`}</span>
        </p>
        <p className={styles.answer}>{answerText(verdict.answer)}</p>
        <p className={styles.gold}>{`gold: ${verdict.gold}`}</p>
      </>
    ) : (
      <p className={styles.waiting}>{unfinished ? 'not run to the end' : 'verdict'}</p>
    )}
  </div>
)
