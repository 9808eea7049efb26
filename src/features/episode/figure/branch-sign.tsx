/** The button at a branch: shows what came of it, or would come of it, and takes it. */
import type { CSSProperties } from 'react'
import { ArmMarks, armWords } from '../../../components/arm-text.tsx'
import { ORIGIN_WORDS } from '../../../components/badge.tsx'
import { modelWords } from '../../../components/model-look.ts'
import { modelFor, type Pool, rolesOf } from '../../../core/episode/arm.ts'
import { formatScore, formatTimes } from '../format.ts'
import { shortMetric } from '../words.ts'
import styles from './branch-sign.module.css'
import type { Branch } from './branches.ts'

export const BranchSign = ({
  branch,
  takeable,
  axis,
  place,
  pool,
  metric,
  onTake,
  onPoint,
}: {
  readonly branch: Branch
  /** Whether its steps have arrived, or can be run. */
  readonly takeable: boolean
  readonly axis: 'x' | 'y'
  readonly place: CSSProperties
  readonly pool: Pool
  readonly metric: string
  readonly onTake: (branch: Branch) => void
  /** Called with the id of the branch that is pointed at, so that its track stands out. */
  readonly onPoint: (id: string | null) => void
}) => (
  <li className={styles.place} style={place}>
    <button
      type="button"
      className={styles.branch}
      data-axis={axis}
      aria-disabled={!takeable}
      onClick={() => {
        if (!takeable) return
        onPoint(null)
        onTake(branch)
      }}
      onPointerEnter={() => onPoint(branch.id)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(branch.id)}
      onBlur={() => onPoint(null)}
    >
      <span className="visually-hidden">
        {`${takeWords(branch, pool)} ${outcomeWords(branch, metric)}`}
      </span>
      <Signs branch={branch} pool={pool} metric={metric} />
    </button>
  </li>
)

const Signs = ({
  branch,
  pool,
  metric,
}: {
  readonly branch: Branch
  readonly pool: Pool
  readonly metric: string
}) => {
  const { arm, choice, outcome, worth } = branch
  if (worth) {
    return (
      <span className={styles.signs} aria-hidden="true">
        <span className={styles.head}>
          <ArmMarks arm={arm} />
          <span>
            <span className={styles.short}>U</span>
            <span className={styles.word}>utility</span> <span>{formatScore(worth.utility)}</span>
          </span>
        </span>
        <span className={styles.figures}>
          <span className={styles.word}>{`${shortMetric(metric).toLowerCase()} `}</span>
          <span>{`${formatScore(worth.perf)} · `}</span>
          <span className={styles.word}>cost </span>
          <span>{formatScore(worth.cost)}</span>
        </span>
      </span>
    )
  }
  return (
    <span className={styles.signs} aria-hidden="true">
      {choice ? (
        <ArmMarks arm={arm} />
      ) : (
        <span className={styles.hand}>{branchWords(branch, pool)}</span>
      )}
      {outcome ? (
        <span className={styles.outcome}>
          <span>{`${shortMetric(metric)} ${formatScore(outcome.score)}`}</span>
          {outcome.times !== null && <span>{`${formatTimes(outcome.times)} cost`}</span>}
        </span>
      ) : (
        <span className={styles.outcome}>
          {branch.path.length > 0 ? 'not run to the end' : 'not run yet'}
        </span>
      )}
    </span>
  )
}

/** A branch in words: its arm; for one made by hand, its model and the step where it leaves. */
export function branchWords({ arm, choice, index }: Branch, pool: Pool): string {
  if (choice) return armWords(arm, pool)
  return `${modelWords(pool, modelFor(arm.models, rolesOf(arm.models)[0]!))} from step ${index + 1}`
}

function takeWords(branch: Branch, pool: Pool): string {
  const words = branchWords(branch, pool)
  const one = branch.choice !== null && rolesOf(branch.arm.models).length === 1
  return one ? `Take ${words} at step ${branch.index + 1}.` : `Take the branch ${words}.`
}

function outcomeWords({ outcome, worth, path }: Branch, metric: string): string {
  if (worth) {
    const { perf, cost, utility } = worth
    return `Recorded outcome if every later choice is the best one: ${metric} ${formatScore(perf)}, cost ${formatScore(cost)}, utility ${formatScore(utility)}.`
  }
  if (!outcome) {
    return path.length > 0
      ? 'Not run to the end.'
      : 'Not run yet: taking it runs the models in this page.'
  }
  const times =
    outcome.times === null ? '' : `, ${formatTimes(outcome.times).replace('×', ' times')} the cost`
  return `${ORIGIN_WORDS[outcome.origin]} outcome: ${metric} ${formatScore(outcome.score)}${times}.`
}
