/** What the episode has cost so far: a bar a step, as wide as its share of the episode's cost, and one a glimpse before it. */
import { Fragment } from 'react'
import { lookOf } from '../../components/model-look.ts'
import type { Pool } from '../../core/routing/arms.ts'
import styles from './cost-ribbon.module.css'
import { formatUsd } from './format.ts'
import { type Entry, glimpsesIn, totalCost } from './ledger.ts'
import { glimpsesWords } from './words.ts'

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
  const glimpses = glimpsesIn(ledger.slice(0, cursor))
  const share = (cost: number) => (total > 0 ? cost / total : 1)
  return (
    <div className={styles.ribbon}>
      <div className={styles.bars} aria-hidden="true">
        {ledger.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step's place is its identity
          <Fragment key={index}>
            {[entry.glimpse, entry].map(
              (part) =>
                part && (
                  <span
                    key={part === entry ? 'step' : 'glimpse'}
                    className={styles.bar}
                    data-look={lookOf(pool, part.model)}
                    data-spent={index < cursor}
                    style={{ flexGrow: share(part.cost) }}
                  />
                ),
            )}
          </Fragment>
        ))}
      </div>
      <p className={styles.sum}>
        <span className={styles.word}>Cost so far</span>{' '}
        <strong className={styles.usd}>{formatUsd(so?.runningCost ?? totalCost([]))}</strong>{' '}
        <span>{`${(so?.runningTokens ?? 0).toLocaleString('en')} tokens`}</span>
      </p>
      {glimpses.count > 0 && (
        <p className={styles.sum}>
          {`${glimpsesWords(glimpses.count)} included: ${formatUsd(glimpses.cost)}`}
        </p>
      )}
    </div>
  )
}
