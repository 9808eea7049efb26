/** Summaries that a few slow measurements hardly change. */

/** Linear interpolation between order statistics; throws a RangeError for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined)
    throw new RangeError('quantile: there are no values')
  return below + (place - Math.floor(place)) * (above - below)
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Rounds to the precision of the clock. */
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))
