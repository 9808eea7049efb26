/** The turn that is being written now: its text as it comes. */
import { Badge } from '../../components/badge.tsx'
import { lookOf } from '../../components/model-look.ts'
import { ModelMark } from '../../components/model-mark.tsx'
import { modelName } from '../../core/episode/model-name.ts'
import type { Pool } from '../../core/routing/arms.ts'
import type { RunningTurn } from './running-turn.ts'
import styles from './step-detail.module.css'
import { ROLE_NAMES } from './words.ts'

export const StreamingDetail = ({
  running,
  number,
  pool,
}: {
  readonly running: RunningTurn
  readonly number: number
  readonly pool: Pool
}) => (
  <article className={styles.detail} aria-label={`Step ${number}`}>
    <h3 className={styles.title}>
      <span className={styles.number}>{`Step ${number}`}</span>
      <span>{ROLE_NAMES[running.role]}</span>
      <span className={styles.model}>
        <ModelMark look={lookOf(pool, running.model)} /> <span>{modelName(running.model)}</span>
      </span>
      <Badge origin="live" />
    </h3>
    <div className={styles.written}>
      <pre className={styles.streaming}>{running.text.trimStart()}</pre>
    </div>
    <p className={styles.count}>{`${running.tokens} tokens written so far`}</p>
  </article>
)
