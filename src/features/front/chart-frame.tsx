/** Axes, grid and axis labels. Memoised: it renders again for a new size or split, never while a slider moves. */
import { memo } from 'react'
import {
  type CostRange,
  dollarsAt,
  normaliseCost,
  type RangeKind,
} from '../../core/cost/normalise.ts'
import type { ChartLayout } from './chart-layout.ts'
import styles from './front-chart.module.css'
import { ticksOf } from './scale.ts'
import { formatDollars, formatShare } from './words.ts'

export type CostUnit = 'share' | 'dollars'

export const ChartFrame = memo(function ChartFrame({
  layout,
  range,
  rangeKind,
  unit,
  quality,
}: {
  readonly layout: ChartLayout
  readonly range: CostRange
  readonly rangeKind: RangeKind
  readonly unit: CostUnit
  /** The name of the vertical axis. */
  readonly quality: string
}) {
  const { width, height, plot, domain, fontSize, x, y } = layout
  const across = Math.max(2, Math.round((plot.right - plot.left) / (fontSize * 7)))
  const up = Math.max(3, Math.round((plot.bottom - plot.top) / (fontSize * 4.5)))
  const costTicks = costTicksOf(layout, range, unit, across)
  const perfTicks = ticksOf(domain.perf, up).filter((value) => value >= 0 && value <= 1)
  const costText = (value: number) =>
    unit === 'dollars'
      ? formatDollars(dollarsAt(range, value))
      : formatShare(value, digitsFor(costTicks))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={TITLE} className={styles.frame}>
      <desc>One point per router. The table of operating points has the same numbers.</desc>
      <path
        className={styles.grid}
        d={[
          ...costTicks.map((value) => `M${x.to(value)},${plot.top}V${plot.bottom}`),
          ...perfTicks.map((value) => `M${plot.left},${y.to(value)}H${plot.right}`),
        ].join('')}
      />
      <path className={styles.axis} d={`M${plot.left},${plot.bottom}H${plot.right}`} />
      <g className={styles.ticks} fontSize={fontSize * 0.95}>
        {costTicks.map((value) => (
          <text key={value} x={x.to(value)} y={plot.bottom + fontSize * 1.2} textAnchor="middle">
            {costText(value)}
          </text>
        ))}
        {perfTicks.map((value) => (
          <text key={value} x={plot.left - 6} y={y.to(value) + fontSize * 0.33} textAnchor="end">
            {formatShare(value, digitsFor(perfTicks))}
          </text>
        ))}
        <text x={2} y={fontSize * 1.15}>
          {`${quality} ↑`}
        </text>
        <text x={plot.right} y={height - fontSize * 0.4} textAnchor="end">
          {unit === 'dollars' ? 'mean cost per 1,000 questions →' : SHARE_AXIS[rangeKind]}
        </text>
      </g>
    </svg>
  )
})

const SHARE_AXIS: Readonly<Record<RangeKind, string>> = {
  'min-max': 'mean cost, 0 to 1 →',
  robust: 'mean cost, robust range →',
}

const TITLE = 'Mean quality against mean cost'

/** Enough digits to tell the ticks apart. */
const digitsFor = ([first = 0, second = 1]: readonly number[]): number =>
  second - first < 0.00999 ? 3 : second - first < 0.0999 ? 2 : 1

/** Round numbers in the unit that is written on the axis. */
function costTicksOf(
  { domain }: ChartLayout,
  range: CostRange,
  unit: CostUnit,
  count: number,
): readonly number[] {
  const span = range.max - range.min
  // Where every episode costs the same, that one cost is the only tick.
  if (span === 0) return [normaliseCost(range, range.min)]
  if (unit === 'share') return ticksOf(domain.cost, count)
  const dollars = {
    low: dollarsAt(range, domain.cost.low),
    high: dollarsAt(range, domain.cost.high),
  }
  return ticksOf(dollars, count).map((value) => (value - range.min) / span)
}
