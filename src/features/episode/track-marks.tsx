/** What stands on a track: a model's shape, a switch, a buffer stop. */
import { lookPath, type ModelLook } from '../../components/model-look.ts'
import type { Point } from './geometry.ts'
import styles from './track-drawing.module.css'

/** The model's shape around a point. */
export const Mark = ({
  at,
  look,
  size,
}: {
  readonly at: Point
  readonly look: ModelLook
  readonly size: number
}) => <path className={styles.mark} data-look={look} d={lookPath(look, size, at.x, at.y)} />

/** A router's place: a diamond with a lever. */
export const Switch = ({ at, half = 13 }: { readonly at: Point; readonly half?: number }) => (
  <>
    <path
      className={styles.switch}
      d={`M${at.x} ${at.y - half}l${half} ${half}-${half} ${half}-${half}-${half}z`}
    />
    <path className={styles.lever} d={`M${at.x - 5} ${at.y}h10M${at.x + 1} ${at.y - 4}l4 4-4 4`} />
  </>
)

/** Two bars across the track. */
export const Buffer = ({
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
