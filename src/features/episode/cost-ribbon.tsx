/** What the episode has cost so far: a bar a step, as wide as its share of the episode's cost. */
import { lookOf } from '../../components/model-look.ts'
import type { Pool } from '../../core/routing/arms.ts'
import styles from './cost-ribbon.module.css'
import { formatUsd } from './format.ts'
import type { Entry } from './ledger.ts'
import { totalCost } from './ledger.ts'

export const CostRibbon = ({
  ledger,
  cursor,
  pool,
}: {
  readonly ledger: readonly Entry[]
  readonly cursor: number
  readonly pool: Pool
}) => {
  const total = totalCost(ledger)
  const so = ledger[cursor - 1]
  return (
    <div className={styles.ribbon}>
      <div className={styles.bars} aria-hidden="true">
        {ledger.map((entry, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a step's place is its identity
            key={index}
            className={styles.bar}
            data-look={lookOf(pool, entry.model)}
            data-spent={index < cursor}
            style={{ flexGrow: total > 0 ? entry.cost / total : 1 }}
          />
        ))}
      </div>
      <p className={styles.sum}>
        <span className={styles.word}>Cost so far</span>{' '}
        <strong className={styles.usd}>{formatUsd(so?.runningCost ?? totalCost([]))}</strong>{' '}
        <span>{(so?.runningTokens ?? 0).toLocaleString('en')} tokens</span>
      </p>
    </div>
  )
}
