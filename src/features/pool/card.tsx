/** A card of the pool: a mark, a name, facts, and what is loaded. */
import type { ReactNode } from 'react'
import styles from './card.module.css'

export const Card = ({
  mark,
  name,
  note,
  facts,
  tone,
  children,
}: {
  readonly mark: ReactNode
  readonly name: string
  /** What it is, in two or three words. */
  readonly note: string
  readonly facts: readonly (readonly [term: string, value: string])[]
  readonly tone: 'weak' | 'strong' | 'router'
  readonly children: ReactNode
}) => (
  <li className={styles.card} data-tone={tone}>
    <h3 className={styles.name}>
      {mark} {name} <span className={styles.note}>{note}</span>
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
