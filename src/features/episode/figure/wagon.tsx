/** The wagon: the question on its way along the main track. */
import { pathData } from './geometry.ts'
import { type FigureLayout, wagonPieces, wagonStops } from './layout.ts'
import styles from './wagon.module.css'

export const Wagon = ({
  layout,
  reached,
  ended,
}: {
  readonly layout: FigureLayout
  /** How many steps it has reached. */
  readonly reached: number
  /** Whether it has arrived at the verdict. */
  readonly ended: boolean
}) => {
  const track = wagonPieces(layout)
  if (track.length === 0) return null
  const stops = wagonStops(layout)
  const distance = stops[ended ? stops.length - 1 : reached] ?? 0
  return (
    <div
      className={styles.wagon}
      data-axis={layout.axis}
      aria-hidden="true"
      style={{
        width: layout.wagon,
        offsetPath: `path("${pathData(track)}")`,
        offsetDistance: `${distance}px`,
      }}
    >
      <svg viewBox="0 0 34 24" width="100%" aria-hidden="true" focusable="false">
        <path className={styles.body} d="M2 3h30v11a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3z" />
        <path className={styles.load} d="M6 7h22M6 11h14" />
        <circle className={styles.wheel} cx="9" cy="18.5" r="4.2" />
        <circle className={styles.wheel} cx="25" cy="18.5" r="4.2" />
      </svg>
    </div>
  )
}
