/** How the live run stands: what it loads, what went wrong and what can be done about it. */
import { nodesAlong } from '../../core/episode/tree.ts'
import { runLive } from '../../store/live-run.ts'
import { selectPath, selectTree } from '../../store/selectors.ts'
import type { Yard } from '../../store/yard.ts'
import { useYard, useYardApi } from '../../store/yard-context.tsx'
import styles from './live-strip.module.css'

export const LiveStrip = () => {
  const yard = useYardApi()
  const live = useYard((state) => state.episode.live)
  if (live.type === 'loading') {
    return (
      <div className={styles.strip}>
        <label className={styles.loading}>
          {live.what}
          <progress value={live.progress} max={1} />
        </label>
        <span>{Math.round(live.progress * 100)} %</span>
      </div>
    )
  }
  if (live.type === 'failed') {
    return (
      <div className={styles.strip} data-failed="" role="alert">
        <p>{live.reason} What was done is kept.</p>
        <button type="button" onClick={() => retry(yard)}>
          Retry
        </button>
      </div>
    )
  }
  return null
}

/** Goes on after the last finished step of a live run; from the start where there is none. */
function retry(yard: Yard): void {
  const state = yard.getState()
  const path = state.episode.chosenPath ? selectPath(state) : []
  const unfinished = !nodesAlong(selectTree(state), path).at(-1)?.verdict
  void runLive(yard, unfinished ? { from: path } : {})
}
