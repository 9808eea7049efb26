/** Axes, grid and axis labels. Memoised: it renders again for a new size or split, never for a slider. */
import { memo } from 'react'
import { CartesianGrid, Scatter, ScatterChart, XAxis, YAxis } from 'recharts'
import { type CostRange, dollarsAt, normaliseCost } from '../../core/cost/normalise.ts'
import type { ChartLayout } from './chart-layout.ts'
import { ticksOf } from './scale.ts'
import { formatDollars, formatShare } from './words.ts'

export type CostUnit = 'share' | 'dollars'

export const ChartFrame = memo(function ChartFrame({
  layout,
  range,
  unit,
  quality,
}: {
  readonly layout: ChartLayout
  readonly range: CostRange
  readonly unit: CostUnit
  /** The name of the vertical axis. */
  readonly quality: string
}) {
  const { width, height, plot, domain, fontSize } = layout
  const across = Math.max(2, Math.round((plot.right - plot.left) / (fontSize * 7)))
  const up = Math.max(3, Math.round((plot.bottom - plot.top) / (fontSize * 4.5)))
  const costTicks = [...costTicksOf(layout, range, unit, across)]
  const perfTicks = ticksOf(domain.perf, up).filter((value) => value >= 0 && value <= 1)
  const corners = [
    { cost: domain.cost.low, perf: domain.perf.low },
    { cost: domain.cost.high, perf: domain.perf.high },
  ]
  const tick = { fill: 'var(--ink-soft)', fontSize: fontSize * 0.95 }
  return (
    <ScatterChart
      width={width}
      height={height}
      margin={{ top: plot.top, right: width - plot.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      title="Mean quality against mean cost"
      desc="One point a router. The table of operating points has the same numbers."
    >
      <CartesianGrid stroke="var(--line-soft)" />
      <XAxis
        type="number"
        dataKey="cost"
        domain={[domain.cost.low, domain.cost.high]}
        ticks={costTicks}
        tickFormatter={(value: number) =>
          unit === 'dollars'
            ? formatDollars(dollarsAt(range, value))
            : formatShare(value, digitsFor(costTicks))
        }
        interval={0}
        height={height - plot.bottom}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: 'var(--line)' }}
      />
      <YAxis
        type="number"
        dataKey="perf"
        domain={[domain.perf.low, domain.perf.high]}
        ticks={perfTicks}
        tickFormatter={(value: number) => formatShare(value, digitsFor(perfTicks))}
        interval={0}
        width={plot.left}
        tick={tick}
        tickLine={false}
        axisLine={false}
      />
      <text {...tick} x={2} y={fontSize * 1.15}>
        {quality} ↑
      </text>
      <text {...tick} x={plot.right} y={height - fontSize * 0.4} textAnchor="end">
        {unit === 'dollars' ? 'mean cost of 1,000 questions' : 'mean cost, 0 to 1'} →
      </text>
      {/* Recharts draws no axis without data: the corners of the domain, with nothing drawn for them. */}
      <Scatter data={corners} shape={nothing} isAnimationActive={false} />
    </ScatterChart>
  )
})

const nothing = () => <g />

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
  // Where every episode costs the same there is one cost, and nothing below it.
  if (span === 0) return [normaliseCost(range, range.min)]
  if (unit === 'share') return ticksOf(domain.cost, count)
  const dollars = {
    low: dollarsAt(range, domain.cost.low),
    high: dollarsAt(range, domain.cost.high),
  }
  return ticksOf(dollars, count).map((value) => (value - range.min) / span)
}
