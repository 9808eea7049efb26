/** The drawing under the signs: rails, the switch, marks and buffer stops. Everything in it is also said in words. */

import { lookOf } from '../../components/model-look.ts'
import type { ModelId } from '../../core/episode/step.ts'
import type { Pool } from '../../core/routing/arms.ts'
import { type Point, pathData } from './geometry.ts'
import type { LaneView } from './lane-view.ts'
import { mainPieces, type TrackLayout } from './layout.ts'
import styles from './track-drawing.module.css'
import { Buffer, Mark, Switch } from './track-marks.tsx'

export const TrackDrawing = ({
  layout,
  lanes,
  models,
  reached,
  ended,
  pointed,
  pool,
}: {
  readonly layout: TrackLayout
  readonly lanes: readonly LaneView[]
  /** Who takes each step of the main lane. */
  readonly models: readonly ModelId[]
  /** Steps that the wagon has come to. */
  readonly reached: number
  readonly ended: boolean
  /** The lane that is pointed at. */
  readonly pointed: string | null
  readonly pool: Pool
}) => {
  const { switchAt: at } = layout
  const main = pathData([...layout.lead, ...mainPieces(layout)])
  return (
    <svg
      className={styles.drawing}
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {lanes.map((lane, index) => {
        const ghost = layout.ghosts[index]
        return (
          ghost && (
            <g key={lane.id} className={styles.ghost} data-pointed={lane.id === pointed}>
              <path d={pathData(ghost.pieces)} />
              {ghost.marks.map((mark, step) => (
                <Mark
                  key={`${mark.x}`}
                  at={mark}
                  look={lookOf(pool, lane.path[lane.leaves + step] ?? pool[0]!)}
                  size={7}
                />
              ))}
              {layout.axis === 'x' && (
                <Buffer at={endOf(ghost.pieces, at)} axis="x" half={8} className={styles.stop} />
              )}
            </g>
          )
        )
      })}
      <path className={styles.sleepers} d={main} />
      <path className={styles.planned} d={pathData(mainPieces(layout))} />
      <path className={styles.rail} d={pathData(layout.lead)} />
      {layout.stations.map((station, index) => {
        const model = models[index]
        return (
          index < reached &&
          model && (
            <path
              key={`${station.at.x}:${station.at.y}`}
              className={styles.rail}
              data-look={lookOf(pool, model)}
              d={pathData(station.pieces)}
            />
          )
        )
      })}
      {ended && <path className={styles.rail} data-end="" d={pathData(layout.tail)} />}
      {layout.stations.map((station, index) => (
        <g
          key={`${station.at.x}:${station.at.y}`}
          className={styles.station}
          data-reached={index < reached}
        >
          <Mark at={station.at} look={lookOf(pool, models[index] ?? pool[0]!)} size={13} />
        </g>
      ))}
      <g className={styles.buffer} data-ended={ended}>
        <Buffer at={layout.buffer} axis={layout.axis} half={17} />
      </g>
      <Switch at={at} />
    </svg>
  )
}

const endOf = (pieces: readonly { readonly to: Point }[], otherwise: Point): Point =>
  pieces.at(-1)?.to ?? otherwise
