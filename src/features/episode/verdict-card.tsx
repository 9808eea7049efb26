/** The verdict: the answer against the gold one, its score and price, and what would have done better. */
import type { ReactNode } from 'react'
import { Badge } from '../../components/badge.tsx'
import type { Verdict } from '../../core/episode/protocol.ts'
import type { Origin } from '../../core/episode/step.ts'
import type { Usd } from '../../core/units.ts'
import { formatScore, formatUsd } from './format.ts'
import styles from './verdict-card.module.css'
import { answerText } from './words.ts'

export const VerdictCard = ({
  verdict,
  outcome,
  metric,
  children,
}: {
  readonly verdict: Verdict
  readonly outcome: { readonly cost: Usd; readonly origin: Origin }
  readonly metric: string
  /** What else could have been had. */
  readonly children: ReactNode
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
        <dt>Score ({metric})</dt>
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
    {children}
  </section>
)
