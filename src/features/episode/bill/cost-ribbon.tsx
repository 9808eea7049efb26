/** What the episode has cost so far: a bar per step, as wide as its share of the cost, and one per glimpse before it. */
import { Fragment } from 'react'
import { useLook } from '../../../components/model-look.ts'
import { countOf } from '../../../core/figure.ts'
import { formatUsd } from '../format.ts'
import { looksWords } from '../words.ts'
import { type Entry, glimpsesIn, totalCost } from './bill.ts'
import styles from './cost-ribbon.module.css'

export const CostRibbon = ({
  bill,
  cursor,
}: {
  readonly bill: readonly Entry[]
  readonly cursor: number
}) => {
  const look = useLook()
  const total = totalCost(bill)
  const so = bill[cursor - 1]
  const glimpses = glimpsesIn(bill.slice(0, cursor))
  const share = (cost: number) => (total > 0 ? cost / total : 1)
  return (
    <div className={styles.ribbon}>
      <div className={styles.bars} aria-hidden="true">
        {bill.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step's place is its identity
          <Fragment key={index}>
            {[entry.glimpse, entry].map(
              (part) =>
                part && (
                  <span
                    key={part === entry ? 'step' : 'glimpse'}
                    className={styles.bar}
                    data-look={look(part.model)}
                    data-spent={index < cursor}
                    style={{ flexGrow: share(part.cost) }}
                  />
                ),
            )}
          </Fragment>
        ))}
      </div>
      <p className={styles.sum}>
        <span>Cost so far</span>{' '}
        <strong className={styles.usd}>{formatUsd(so?.runningCost ?? totalCost([]))}</strong>{' '}
        <span>{countOf(so?.runningTokens ?? 0, 'token')}</span>
      </p>
      {glimpses.paid.length > 0 && (
        <p className={styles.sum}>
          {`${looksWords(glimpses.paid)} included: ${formatUsd(glimpses.cost)}`}
        </p>
      )}
    </div>
  )
}
