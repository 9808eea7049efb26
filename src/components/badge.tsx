/** Says where a number comes from. */
import type { Origin } from '../core/episode/step.ts'
import styles from './badge.module.css'

type Source = Origin | 'estimated' | 'published'

export const ORIGIN_WORDS: Readonly<Record<Source, string>> = {
  recorded: 'Recorded',
  live: 'Live',
  imported: 'Imported',
  estimated: 'Estimated',
  published: 'Published',
}

export const Badge = ({ origin }: { readonly origin: Source }) => (
  <span className={styles.badge} data-origin={origin}>
    {ORIGIN_WORDS[origin]}
  </span>
)
