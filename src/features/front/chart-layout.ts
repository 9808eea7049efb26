/** The chart's geometry at a given size, which the axes, the cloud and the overlay all draw by. */
import type { ChartDomain } from './iso-line.ts'
import type { Box } from './label-placement.ts'
import { createScale, type Scale } from './scale.ts'

export interface ChartLayout {
  readonly width: number
  readonly height: number
  /** The plot area inside the axes. */
  readonly plot: Box
  readonly domain: ChartDomain
  readonly x: Scale
  readonly y: Scale
  /** Pixels from a marker's middle to its rim. */
  readonly radius: number
  /** Font size of the labels, in pixels. */
  readonly fontSize: number
}

/** `text` is the size of the page's text in pixels; the chart's is hardly smaller. */
export function layoutChart(
  width: number,
  height: number,
  domain: ChartDomain,
  text = 14,
): ChartLayout {
  const fontSize = Math.max(Math.min(17, 9.5 + width / 190), 0.82 * text)
  const plot: Box = {
    left: Math.round(fontSize * 3),
    top: Math.round(fontSize * 1.8),
    right: width - 10,
    bottom: height - Math.round(fontSize * 3.1),
  }
  return {
    width,
    height,
    plot,
    domain,
    x: createScale(domain.cost, { low: plot.left, high: plot.right }),
    y: createScale(domain.perf, { low: plot.bottom, high: plot.top }),
    radius: fontSize * 0.5,
    fontSize,
  }
}
