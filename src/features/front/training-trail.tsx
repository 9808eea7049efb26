/** The operating points of a router in training on the validation questions, pass by pass, with a dot at the latest one. */
import { useYard } from '../../store/yard-context.tsx'
import type { ChartLayout } from './chart-layout.ts'
import styles from './front-chart.module.css'

export const TrainingTrail = ({
  layout,
  taskId,
}: {
  readonly layout: ChartLayout
  readonly taskId: string
}) => {
  const training = useYard((state) => state.training.current)
  if (training?.taskId !== taskId || training.curve.length === 0) return null
  const points = training.curve.map(({ validation }) => ({
    x: layout.x.to(validation.cost),
    y: layout.y.to(validation.perf),
  }))
  const head = points.at(-1)!
  const path = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')
  const learns = training.status.type === 'going' || training.status.type === 'paused'
  return (
    <svg
      className={styles.trail}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-hidden="true"
      data-learns={learns || undefined}
    >
      <path d={`M${path}`} />
      {learns && (
        <>
          <circle cx={head.x} cy={head.y} r={layout.radius} />
          <text x={head.x + 1.6 * layout.radius} y={head.y} fontSize={layout.fontSize * 0.95}>
            on validation
          </text>
        </>
      )}
    </svg>
  )
}
