/** The wagon: the question on its way. Its place is a distance along the main track. */
import styles from './wagon.module.css'

export const Wagon = ({
  axis,
  path,
  distance,
}: {
  readonly axis: 'x' | 'y'
  readonly path: string
  readonly distance: number
}) => (
  <div
    className={styles.wagon}
    data-axis={axis}
    aria-hidden="true"
    style={{ offsetPath: `path("${path}")`, offsetDistance: `${distance}px` }}
  >
    <svg viewBox="0 0 34 24" width="34" height="24" aria-hidden="true" focusable="false">
      <path className={styles.body} d="M2 3h30v11a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3z" />
      <path className={styles.load} d="M6 7h22M6 11h14" />
      <circle className={styles.wheel} cx="9" cy="18.5" r="4.2" />
      <circle className={styles.wheel} cx="25" cy="18.5" r="4.2" />
    </svg>
  </div>
)
