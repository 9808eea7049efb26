/** The product's name and one line of what it is. */
import { Badge } from '../components/badge.tsx'
import { useYard } from '../store/yard-context.tsx'
import styles from './header.module.css'

export const Header = () => {
  const running = useYard((state) => state.episode.live.type === 'running')
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>Switchyard</h1>
      <p className={styles.line}>
        Watch a router choose which language model answers, and what that costs.
      </p>
      <Badge origin={running ? 'live' : 'recorded'} />
    </header>
  )
}
