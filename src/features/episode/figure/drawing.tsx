/** The drawing under the signs: rails, switches, marks, buffer stops. Everything in it is also said in words. */
import { memo } from 'react'
import { lookPath, useLook } from '../../../components/model-look.ts'
import type { ModelId } from '../../../core/episode/step.ts'
import type { ModelLook } from '../../../core/pool/pool.ts'
import type { Branch } from './branches.ts'
import styles from './drawing.module.css'
import { type Point, pathData } from './geometry.ts'
import { type FigureLayout, mainPieces } from './layout.ts'

export const Drawing = ({
  layout,
  branches,
  models,
  reached,
  ended,
  pointed,
}: {
  readonly layout: FigureLayout
  /** In the order of the layout's. */
  readonly branches: readonly Branch[]
  /** Who takes each step of the main track. */
  readonly models: readonly ModelId[]
  /** How many steps the wagon has reached. */
  readonly reached: number
  readonly ended: boolean
  /** The id of the branch that is pointed at. */
  readonly pointed: string | null
}) => {
  const look = useLook()
  const lookAt = (index: number): ModelLook | undefined => {
    const model = models[index]
    return model && look(model)
  }
  return (
    <svg
      className={styles.drawing}
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {branches.map((branch, place) => {
        const track = layout.branches[place]
        return (
          track && (
            <g key={branch.id} className={styles.branch} data-pointed={branch.id === pointed}>
              <path d={pathData(track.pieces)} />
              {track.marks.map((mark, step) => (
                <Mark key={`${mark.x}`} at={mark} look={look(branch.steps[step]!.model)} size={7} />
              ))}
              {track.stops && <Buffer at={track.pieces.at(-1)!.to} axis="x" half={8} />}
            </g>
          )
        )
      })}
      <Sleepers layout={layout} />
      {layout.stations.slice(0, reached).map(({ at, pieces, before }, index) => (
        <g key={`${at.x}:${at.y}`}>
          {/* Up to the switch the track is still that of the step before. */}
          <path
            className={styles.rail}
            data-look={lookAt(index - 1)}
            d={pathData(pieces.slice(0, before))}
          />
          <path
            className={styles.rail}
            data-look={lookAt(index)}
            d={pathData(pieces.slice(before))}
          />
        </g>
      ))}
      {ended && <path className={styles.rail} data-end="" d={pathData(layout.tail)} />}
      {layout.stations.map(({ at }, index) => (
        <g key={`${at.x}:${at.y}`} className={styles.station} data-reached={index < reached}>
          <Mark at={at} look={lookAt(index)} size={13} />
        </g>
      ))}
      {layout.buffer && (
        <g className={styles.buffer} data-ended={ended}>
          <Buffer at={layout.buffer} axis={layout.axis} half={17} />
        </g>
      )}
      {layout.switches.map(({ at }) => (
        <Switch key={`${at.x}:${at.y}`} at={at} />
      ))}
    </svg>
  )
}

const Sleepers = memo(({ layout }: { readonly layout: FigureLayout }) => (
  <>
    <path className={styles.sleepers} d={pathData([...layout.approach, ...mainPieces(layout)])} />
    <path className={styles.planned} d={pathData(mainPieces(layout))} />
    <path className={styles.rail} d={pathData(layout.approach)} />
  </>
))
Sleepers.displayName = 'Sleepers'

/** A model's shape around a point. */
const Mark = ({
  at,
  look,
  size,
}: {
  readonly at: Point
  readonly look: ModelLook | undefined
  readonly size: number
}) => (
  <path className={styles.mark} data-look={look} d={lookPath(look ?? 'square', size, at.x, at.y)} />
)

/** Where the router decides: a diamond with a lever. */
const Switch = ({ at: { x, y } }: { readonly at: Point }) => (
  <>
    <path className={styles.switch} d={`M${x} ${y - 12}l12 12-12 12-12-12z`} />
    <path className={styles.lever} d={`M${x - 5} ${y}h10M${x + 1} ${y - 4}l4 4-4 4`} />
  </>
)

/** Two bars across the track. */
const Buffer = ({
  at: { x, y },
  axis,
  half,
}: {
  readonly at: Point
  readonly axis: 'x' | 'y'
  readonly half: number
}) => (
  <path
    className={styles.stop}
    d={
      axis === 'x'
        ? `M${x} ${y - half}v${2 * half}M${x + 6} ${y - half * 0.75}v${1.5 * half}`
        : `M${x - half} ${y}h${2 * half}M${x - half * 0.75} ${y + 6}h${1.5 * half}`
    }
  />
)
