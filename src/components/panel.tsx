/** A region of the page: its name, one line that explains it, and its content. */
import { type ReactNode, useId } from 'react'
import styles from './panel.module.css'

export const Panel = ({
  name,
  hint,
  aside,
  children,
}: {
  /** The region's accessible name. */
  readonly name: string
  readonly hint: ReactNode
  /** Shown at the right of the name: badges, small buttons. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}) => {
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.name}>
          {name}
        </h2>
        <p className={styles.hint}>{hint}</p>
        {aside && <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  )
}
