/** The drawing under the signs: rails, the switch, marks and buffer stops. Everything in it is also said in words. */

import type { ModelRank } from '../../components/model-mark.tsx'
import type { ModelId } from '../../core/episode/step.ts'
import { type Point, pathData } from './geometry.ts'
import type { LaneView } from './lane-view.ts'
import { mainPieces, type TrackLayout } from './layout.ts'
import { type PoolView, rankOf } from './pool-view.ts'
import styles from './track-drawing.module.css'

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
  readonly pool: PoolView
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
                  rank={rankOf(pool, lane.path[lane.leaves + step] ?? pool.pair.weak)}
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
              data-rank={rankOf(pool, model)}
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
          <Mark at={station.at} rank={rankOf(pool, models[index] ?? pool.pair.weak)} size={13} />
        </g>
      ))}
      <g className={styles.buffer} data-ended={ended}>
        <Buffer at={layout.buffer} axis={layout.axis} half={17} />
      </g>
      <path className={styles.switch} d={`M${at.x} ${at.y - 13}l13 13-13 13-13-13z`} />
      <path
        className={styles.lever}
        d={`M${at.x - 5} ${at.y}h10M${at.x + 1} ${at.y - 4}l4 4-4 4`}
      />
    </svg>
  )
}

const endOf = (pieces: readonly { readonly to: Point }[], otherwise: Point): Point =>
  pieces.at(-1)?.to ?? otherwise

/** The model's shape around a point: a square or a triangle. */
const Mark = ({
  at,
  rank,
  size,
}: {
  readonly at: Point
  readonly rank: ModelRank
  readonly size: number
}) => {
  const d =
    rank === 'weak'
      ? `M${at.x - size} ${at.y - size}h${2 * size}v${2 * size}h${-2 * size}z`
      : `M${at.x} ${at.y - size * 1.35}l${size * 1.3} ${size * 2.25}h${-size * 2.6}z`
  return <path className={styles.mark} data-rank={rank} d={d} />
}

/** Two bars across the track. */
const Buffer = ({
  at: { x, y },
  axis,
  half,
  className,
}: {
  readonly at: Point
  readonly axis: 'x' | 'y'
  readonly half: number
  readonly className?: string | undefined
}) => (
  <path
    className={className}
    d={
      axis === 'x'
        ? `M${x} ${y - half}v${2 * half}M${x + 6} ${y - half * 0.75}v${1.5 * half}`
        : `M${x - half} ${y}h${2 * half}M${x - half * 0.75} ${y + 6}h${1.5 * half}`
    }
  />
)
