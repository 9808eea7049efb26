/** The drawing under the signs of a step tree: rails, switches, marks. Everything in it is also said in words. */
import { lookOf } from '../../components/model-look.ts'
import type { ModelId } from '../../core/episode/step.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { pathData } from './geometry.ts'
import { mainPieces } from './layout.ts'
import type { StepTreeLayout } from './step-tree-layout.ts'
import styles from './track-drawing.module.css'
import { Buffer, Mark, Switch } from './track-marks.tsx'

export const StepTreeDrawing = ({
  layout,
  models,
  reached,
  ended,
  pointed,
  pool,
}: {
  readonly layout: StepTreeLayout
  /** Who takes each step of the main track. */
  readonly models: readonly ModelId[]
  /** Steps that the wagon has come to. */
  readonly reached: number
  readonly ended: boolean
  /** The ghost that is pointed at: a place in the layout's. */
  readonly pointed: number | null
  readonly pool: Pool
}) => (
  <svg
    className={styles.drawing}
    width={layout.width}
    height={layout.height}
    viewBox={`0 0 ${layout.width} ${layout.height}`}
    aria-hidden="true"
    focusable="false"
  >
    {layout.ghosts.map((ghost, place) => (
      <g
        key={`${ghost.point}:${ghost.model}`}
        className={styles.ghost}
        data-pointed={place === pointed}
      >
        <path d={pathData(ghost.pieces)} />
      </g>
    ))}
    <path className={styles.sleepers} d={pathData([...layout.lead, ...mainPieces(layout)])} />
    <path className={styles.planned} d={pathData(mainPieces(layout))} />
    <path className={styles.rail} d={pathData(layout.lead)} />
    {layout.stations.slice(0, reached).map(({ at, pieces }, index) => {
      // Up to the switch the track is still that of the model before.
      const toSwitch = index === 0 ? 0 : 1
      return (
        <g key={`${at.x}:${at.y}`}>
          <path
            className={styles.rail}
            data-look={lookOf(pool, models[index - 1] ?? pool[0]!)}
            d={pathData(pieces.slice(0, toSwitch))}
          />
          <path
            className={styles.rail}
            data-look={lookOf(pool, models[index] ?? pool[0]!)}
            d={pathData(pieces.slice(toSwitch))}
          />
        </g>
      )
    })}
    {ended && <path className={styles.rail} data-end="" d={pathData(layout.tail)} />}
    {layout.stations.map((station, index) => (
      <g
        key={`${station.at.x}:${station.at.y}`}
        className={styles.station}
        data-reached={index < reached}
      >
        <Mark at={station.at} look={lookOf(pool, models[index] ?? pool[0]!)} size={12} />
      </g>
    ))}
    {layout.buffer && (
      <g className={styles.buffer} data-ended={ended}>
        <Buffer at={layout.buffer} axis={layout.axis} half={17} />
      </g>
    )}
    {layout.switches.map(({ at }) => (
      <Switch key={`${at.x}:${at.y}`} at={at} half={11} />
    ))}
  </svg>
)
