/** What stands at the switches, and at the end of the main track. */
import type { CSSProperties } from 'react'
import type { Verdict } from '../../../core/episode/protocol.ts'
import type { Point } from '../../../store/decision-points.ts'
import { formatScore, LEAST_REGRET } from '../format.ts'
import { answerText, shortMetric } from '../words.ts'
import styles from './end-signs.module.css'

/** What a decision point is worth, and what the arm on screen gives away there. */
export const SwitchSign = ({
  point: { index, value, regret },
  shown,
  axis,
  place,
}: {
  readonly point: Point
  /** Whether the wagon has reached it; until then its decision is not made. */
  readonly shown: boolean
  readonly axis: 'x' | 'y'
  readonly place: CSSProperties
}) => (
  <li className={styles.switch} data-axis={axis} style={place}>
    {value !== null && (
      <span className={styles.value}>
        <span className="visually-hidden">{`Value at switch ${index + 1}: `}</span>
        {axis === 'y' && <span aria-hidden="true">value </span>}
        <span>{formatScore(value)}</span>
      </span>
    )}
    {shown && regret !== null && regret >= LEAST_REGRET && (
      <span className={styles.regret}>
        <span className={axis === 'x' ? 'visually-hidden' : undefined}>regret </span>
        {axis === 'x' && <span aria-hidden="true">−</span>}
        <span>{formatScore(regret)}</span>
      </span>
    )}
  </li>
)

/** At the buffer stop: the answer against the gold one, and its score. */
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
  /** Whether no verdict is known at all: the path was not run to its end. */
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
