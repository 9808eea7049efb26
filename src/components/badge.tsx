/** Says where a number comes from. */
import styles from './badge.module.css'

export type Origin = 'recorded' | 'live' | 'estimated' | 'published'

const WORDS: Readonly<Record<Origin, string>> = {
  recorded: 'Recorded',
  live: 'Live',
  estimated: 'Estimated',
  published: 'Published',
}

export const Badge = ({ origin }: { readonly origin: Origin }) => (
  <span className={styles.badge} data-origin={origin}>
    {WORDS[origin]}
  </span>
)
