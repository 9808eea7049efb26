/** A branch that was not taken, with what comes of it if the best is made of it afterwards; pressing it takes it. */
import type { CSSProperties } from 'react'
import { lookOf } from '../../components/model-look.ts'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../core/episode/model-name.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { formatScore } from './format.ts'
import styles from './step-ghost.module.css'
import type { StepArm } from './step-points.ts'
import { shortMetric } from './words.ts'

export const StepGhostSign = ({
  arm,
  number,
  axis,
  place,
  pool,
  metric,
  onTake,
  onPoint,
}: {
  readonly arm: StepArm
  /** The step it would take, from 1. */
  readonly number: number
  readonly axis: 'x' | 'y'
  readonly place: CSSProperties
  readonly pool: Pool
  readonly metric: string
  readonly onTake: () => void
  /** Whether it is pointed at, so that its track can show itself. */
  readonly onPoint: (on: boolean) => void
}) => (
  <li className={styles.place} style={place}>
    <button
      type="button"
      className={styles.ghost}
      data-axis={axis}
      onClick={() => {
        onPoint(false)
        onTake()
      }}
      onPointerEnter={() => onPoint(true)}
      onPointerLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      <span className="visually-hidden">
        {`Take ${modelName(arm.model)} at step ${number}. ${outcomeWords(arm, metric)}`}
      </span>
      <span className={styles.value} aria-hidden="true">
        <ModelMark look={lookOf(pool, arm.model)} />
        {arm.worth ? (
          <span>
            <span className={styles.short}>U</span>
            <span className={styles.word}>utility</span>{' '}
            <span>{formatScore(arm.worth.utility)}</span>
          </span>
        ) : (
          <span className={styles.word}>{modelName(arm.model)}</span>
        )}
      </span>
      <span className={styles.outcome} aria-hidden="true">
        {arm.worth ? (
          <>
            <span className={styles.word}>{`${shortMetric(metric).toLowerCase()} `}</span>
            <span>{formatScore(arm.worth.perf)}</span>
            <span> · </span>
            <span className={styles.word}>cost </span>
            <span>{formatScore(arm.worth.cost)}</span>
          </>
        ) : (
          'not run'
        )}
      </span>
    </button>
  </li>
)

function outcomeWords({ worth }: StepArm, metric: string): string {
  if (!worth) return 'Not run yet: taking it runs the models in this page.'
  const { perf, cost, utility } = worth
  return `Recorded outcome of the best way on: ${metric} ${formatScore(perf)}, cost ${formatScore(cost)}, utility ${formatScore(utility)}.`
}
