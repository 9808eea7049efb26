/** A card of the pool: a mark, a name, facts, and what is loaded. */
import type { ReactNode } from 'react'
import type { ModelLook } from '../../core/pool/pool.ts'
import styles from './card.module.css'

export const Card = ({
  mark,
  name,
  note,
  facts,
  look,
  children,
}: {
  readonly mark: ReactNode
  readonly name: string
  /** What it is, in two or three words. */
  readonly note: string
  readonly facts: readonly (readonly [term: string, value: string])[]
  /** null for a router's card. */
  readonly look: ModelLook | null
  readonly children: ReactNode
}) => (
  <li className={styles.card} data-look={look ?? undefined}>
    <h3 className={styles.name}>
      {mark} <span>{name}</span> <span className={styles.note}>{note}</span>
    </h3>
    <dl className={styles.facts}>
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {children}
  </li>
)
