/** A station's words: role and action above the track, what was searched or answered below. */
import type { CSSProperties } from 'react'
import { ROLE_NAMES } from '../../../components/role-names.ts'
import { modelName } from '../../../core/episode/model-name.ts'
import type { TreeNode } from '../../../core/episode/tree.ts'
import { countOf } from '../../../core/figure.ts'
import type { RunningTurn } from '../use-episode.ts'
import { actionWords, stationCaption, stationLabel } from '../words.ts'
import styles from './station-sign.module.css'

interface Placed {
  readonly axis: 'x' | 'y'
  readonly place: CSSProperties
}

export const StationSign = ({
  node: { step },
  number,
  shown,
  current,
  axis,
  place,
  onSeek,
}: Placed & {
  readonly node: TreeNode
  readonly number: number
  readonly shown: boolean
  readonly current: boolean
  readonly onSeek: (cursor: number) => void
}) => {
  const malformed = step.parsed.action.type === 'malformed'
  const what = shown ? actionWords(step) : 'still to come'
  return (
    <li
      className={styles.station}
      style={place}
      data-axis={axis}
      data-shown={shown}
      data-malformed={shown && malformed}
    >
      <button
        type="button"
        className={styles.sign}
        aria-current={current ? 'step' : undefined}
        onClick={() => onSeek(number)}
      >
        <span className={styles.label} aria-hidden="true">
          {shown ? stationLabel(step) : ROLE_NAMES[step.role]}
        </span>
        <span className="visually-hidden">
          {`${number}. ${ROLE_NAMES[step.role]}, ${modelName(step.model)}: ${what}`}
        </span>
      </button>
      {shown && <p className={styles.caption}>{stationCaption(step)}</p>}
    </li>
  )
}

export const RunningSign = ({
  running,
  axis,
  place,
}: Placed & { readonly running: RunningTurn }) => (
  <li className={styles.station} style={place} data-axis={axis} data-shown="true">
    <span className={styles.sign} data-running="">
      <span className={styles.label}>
        <span>{`${ROLE_NAMES[running.role].charAt(0)} · writing`}</span>
        <span className="visually-hidden">{` on ${modelName(running.model)}, live`}</span>
      </span>
    </span>
    <p className={styles.caption}>{countOf(running.tokens, 'token')}</p>
  </li>
)
