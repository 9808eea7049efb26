/** A link past the set-up, shown while it has the focus. It leaves the address alone, which holds the page's state. */
import styles from './skip-link.module.css'

export const SkipLink = ({ to, words }: { readonly to: string; readonly words: string }) => (
  <a
    href={`#${to}`}
    className={styles.skip}
    onClick={(event) => {
      event.preventDefault()
      document.getElementById(to)?.focus()
    }}
  >
    {words}
  </a>
)
