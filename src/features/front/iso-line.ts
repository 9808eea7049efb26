/** The line of equal utility α·Perf − β·Cost_norm = u, cut to what the chart shows. */
import type { Interval } from './scale.ts'

export interface ChartPoint {
  readonly cost: number
  readonly perf: number
}

export interface ChartDomain {
  readonly cost: Interval
  readonly perf: Interval
}

/** A weight below this counts as zero: on a screen the line is parallel to an axis. */
const parallel = 1e-9

/**
 * Both ends of the line through `through`, low end first, or null where it misses the chart or nothing has a weight
 * (α = β = 0: everything is worth the same).
 */
export function isoUtilityLine(
  { alpha, beta }: { readonly alpha: number; readonly beta: number },
  through: ChartPoint,
  domain: ChartDomain,
): readonly [ChartPoint, ChartPoint] | null {
  if (alpha < parallel && beta < parallel) return null
  // Liang–Barsky: walk from `through` along (α, β), the direction in which utility does not change.
  let enter = Number.NEGATIVE_INFINITY
  let leave = Number.POSITIVE_INFINITY
  const sides = [
    { at: through.cost, move: alpha, span: domain.cost },
    { at: through.perf, move: beta, span: domain.perf },
  ]
  for (const { at, move, span } of sides) {
    if (move < parallel) {
      if (at < span.low || at > span.high) return null
      continue
    }
    enter = Math.max(enter, (span.low - at) / move)
    leave = Math.min(leave, (span.high - at) / move)
  }
  if (enter > leave) return null
  const along = (t: number): ChartPoint => ({
    cost: through.cost + t * alpha,
    perf: through.perf + t * beta,
  })
  return [along(enter), along(leave)]
}
