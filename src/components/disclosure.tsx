/** A button that opens a small sheet under itself. Escape, or a press outside, closes it. */
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './disclosure.module.css'

export const Disclosure = ({
  label,
  brief,
  children,
}: {
  readonly label: string
  /** The current state, beside the label. */
  readonly brief?: string
  readonly children: ReactNode
}) => {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      const inside = event.target instanceof Node && details.current?.contains(event.target)
      if (!inside && details.current) details.current.open = false
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.current?.open) return
      event.preventDefault()
      details.current.open = false
      details.current.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('keydown', closeOnEscape)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('keydown', closeOnEscape)
    }
  }, [])
  return (
    <details ref={details} className={styles.details}>
      <summary className={styles.summary}>
        <span>{label}</span>
        {brief && <span className={styles.brief}>{brief}</span>}
      </summary>
      <div className={styles.sheet}>{children}</div>
    </details>
  )
}
