/** How the live run stands: what it loads, what went wrong and what can be done about it. */
import { retryLive } from '../../../store/live-run.ts'
import { useYard, useYardApi } from '../../../store/yard-context.tsx'
import styles from './live-strip.module.css'

export const LiveStrip = () => {
  const yard = useYardApi()
  const live = useYard((state) => state.episode.live)
  if (live.type === 'loading') {
    return (
      <div className={styles.strip}>
        <label className={styles.loading}>
          <span>{`Loading ${live.what}`}</span>
          <progress value={live.progress} max={1} />
        </label>
        <span>{`${Math.round(live.progress * 100)} %`}</span>
      </div>
    )
  }
  if (live.type === 'failed') {
    return (
      <div className={styles.strip} data-failed="" role="alert">
        <p>{live.reason}</p>
        <p className={styles.kept}>What was done is kept.</p>
        <button type="button" onClick={() => void retryLive(yard)}>
          Retry
        </button>
      </div>
    )
  }
  return null
}
