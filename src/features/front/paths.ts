/** SVG path data of the chart's lines. */
import type { ChartLayout } from './chart-layout.ts'
import type { ChartPoint } from './iso-line.ts'

const round = (value: number): number => Math.round(value * 10) / 10

/** Straight from point to point. */
export function polyline(points: readonly ChartPoint[], { x, y }: ChartLayout): string {
  return points
    .map(({ cost, perf }, i) => `${i === 0 ? 'M' : 'L'}${round(x.to(cost))},${round(y.to(perf))}`)
    .join('')
}

/**
 * From each point right to the next point's cost, then up: what the points attain without mixing. The last step runs on to
 * the right edge, where paying more gains nothing.
 */
export function staircase(points: readonly ChartPoint[], { x, y, plot }: ChartLayout): string {
  const first = points[0]
  if (!first) return ''
  const steps = points
    .slice(1)
    .map(({ cost, perf }) => `H${round(x.to(cost))}V${round(y.to(perf))}`)
    .join('')
  return `M${round(x.to(first.cost))},${round(y.to(first.perf))}${steps}H${plot.right}`
}

/** Points every few pixels along the lines, as alternating x and y, for labels to stay clear of. */
export function samplesAlong(
  lines: readonly (readonly ChartPoint[])[],
  { x, y }: ChartLayout,
): readonly number[] {
  const samples: number[] = []
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [from, to] = [line[i - 1]!, line[i]!]
      const [x0, y0, x1, y1] = [x.to(from.cost), y.to(from.perf), x.to(to.cost), y.to(to.perf)]
      const count = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / spacing))
      for (let k = 0; k < count; k++) {
        samples.push(x0 + ((x1 - x0) * k) / count, y0 + ((y1 - y0) * k) / count)
      }
    }
  }
  return samples
}

const spacing = 9
