/** Linear scales and tick values of the chart. The domains stay fixed while a slider moves, so that nothing jumps. */

/** A closed interval, low end first. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Maps data to CSS pixels and back. */
export interface Scale {
  readonly domain: Interval
  readonly to: (value: number) => number
  readonly from: (pixel: number) => number
}

/** `pixels.low` is where `domain.low` goes; it may be the larger number, as on a vertical axis. */
export function createScale(domain: Interval, pixels: Interval): Scale {
  const span = domain.high - domain.low
  const perUnit = span === 0 ? 0 : (pixels.high - pixels.low) / span
  return {
    domain,
    to: (value) => pixels.low + (value - domain.low) * perUnit,
    from: (pixel) => (perUnit === 0 ? domain.low : domain.low + (pixel - pixels.low) / perUnit),
  }
}

/** The smallest interval around the values; [0, 1] where there is none that is finite. */
export function extentOf(values: Iterable<number>): Interval {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low <= high ? { low, high } : { low: 0, high: 1 }
}

/** Widened by a share of its length at both ends, and by `least` where it has no length. */
export function padded({ low, high }: Interval, share: number, least = 0.01): Interval {
  const pad = Math.max((high - low) * share, least)
  return { low: low - pad, high: high + pad }
}

/** Round values (1, 2 or 5 times a power of ten) inside the interval, about `count` of them. */
export function ticksOf({ low, high }: Interval, count: number): readonly number[] {
  const rough = (high - low) / Math.max(1, count)
  if (!(rough > 0) || !Number.isFinite(rough)) return [low]
  const power = 10 ** Math.floor(Math.log10(rough))
  // A quarter more ticks than asked for is better than half as many.
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * 0.8) ?? 10) * power
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    // Ten significant digits drop what the multiplication left behind: 0.30000000000000004.
    return Number(((first + i) * step).toPrecision(10))
  })
}
