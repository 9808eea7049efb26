/** The transport: buttons that step, play and run live, a timeline to scrub, and under them how the live run stands. */
import { modelName } from '../../../core/episode/model-name.ts'
import { reset, seek, stepBy, togglePlay } from '../../../store/episode-actions.ts'
import { continueLive, retryLive, runLive, stopLive } from '../../../store/live-run.ts'
import { useYard, useYardApi } from '../../../store/yard-context.tsx'
import type { EpisodeView } from '../use-episode.ts'
import { stepSentence } from '../words.ts'
import styles from './transport.module.css'

/** Buttons that have nothing to do are marked as disabled but keep the focus, so that a key press never loses its place. */
export const Transport = ({ view: { nodes, cursor } }: { readonly view: EpisodeView }) => {
  const yard = useYardApi()
  const playing = useYard((state) => state.episode.playing)
  const busy = useYard(
    ({ episode: { live } }) => live.type === 'loading' || live.type === 'running',
  )
  const end = nodes.length
  const now = nodes[cursor - 1]?.step
  const where = now
    ? `Step ${cursor} of ${end}: ${stepSentence(now, modelName(now.model))}`
    : `At the switch, before step 1 of ${end}`
  return (
    <>
      <div className={styles.transport}>
        <div className={styles.buttons}>
          <button type="button" aria-disabled={cursor === 0} onClick={() => reset(yard)}>
            Reset
          </button>
          <button type="button" aria-disabled={cursor === 0} onClick={() => stepBy(yard, -1)}>
            <span aria-hidden="true">◀</span>Step back
          </button>
          <button
            type="button"
            data-kind="primary"
            aria-disabled={cursor >= end}
            onClick={() => stepBy(yard, 1)}
          >
            Step<span aria-hidden="true">▶</span>
          </button>
          <button type="button" aria-disabled={end === 0} onClick={() => togglePlay(yard)}>
            {playing ? 'Pause' : 'Play'}
          </button>
          <span className={styles.gap} />
          <button
            type="button"
            aria-disabled={busy}
            onClick={() => {
              if (!busy) void runLive(yard)
            }}
          >
            Run live
          </button>
          <button
            type="button"
            aria-disabled={!busy}
            onClick={() => {
              if (busy) stopLive(yard)
            }}
          >
            Stop
          </button>
        </div>
        <div className={styles.timeline}>
          <input
            type="range"
            aria-label="Timeline"
            min={0}
            max={Math.max(1, end)}
            step={1}
            value={cursor}
            disabled={end === 0}
            aria-valuetext={where}
            onChange={(event) => seek(yard, event.currentTarget.valueAsNumber)}
          />
          <span className={styles.where}>{`step ${cursor} of ${end}`}</span>
        </div>
      </div>
      <LiveStrip nodes={nodes} />
    </>
  )
}

/** What the live run is loading, or what went wrong, or that the episode has no end yet, and what can be done about it. */
const LiveStrip = ({ nodes }: Pick<EpisodeView, 'nodes'>) => {
  const yard = useYardApi()
  const live = useYard((state) => state.episode.live)
  if (live.type === 'loading') {
    return (
      <div className={styles.strip}>
        <label className={styles.loading}>
          <span>{`Loading ${live.what}`}</span>
          <progress value={live.progress} max={1} />
        </label>
        <span>{`${Math.round(live.progress * 100)}%`}</span>
      </div>
    )
  }
  if (live.type === 'failed') {
    return (
      <div className={styles.strip} data-failed="" role="alert">
        <p>{live.reason}</p>
        {nodes.length > 0 && (
          <p className={styles.kept}>
            {live.written
              ? 'The steps written so far are kept.'
              : 'The episode on screen is the one that was there before.'}
          </p>
        )}
        <button type="button" onClick={() => void retryLive(yard)}>
          Retry
        </button>
      </div>
    )
  }
  const last = nodes.at(-1)
  if (live.type === 'idle' && last && !last.verdict) {
    return (
      <div className={styles.strip}>
        <p>This episode was not run to its end.</p>
        <button type="button" onClick={() => void continueLive(yard)}>
          Continue from here
        </button>
      </div>
    )
  }
  return null
}
