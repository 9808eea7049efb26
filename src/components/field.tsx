/** A label above its control. */
import type { ReactNode } from 'react'
import styles from './field.module.css'

export const Field = ({
  label,
  grow = false,
  children,
}: {
  readonly label: string
  /** Takes up the remaining space in its row. */
  readonly grow?: boolean
  /** One form control. */
  readonly children: ReactNode
}) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
  <label className={styles.field} data-grow={grow || undefined}>
    <span className={styles.label}>{label}</span>
    {children}
  </label>
)
