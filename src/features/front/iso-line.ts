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

/** A weight this much smaller than the other one counts as none: the line is parallel to an axis. */
const parallel = 1e-12

/**
 * Both ends of the line through `through`, low end first, or null where it misses the chart or nothing has a weight
 * (α = β = 0: everything is worth the same).
 */
export function isoUtilityLine(
  { alpha, beta }: { readonly alpha: number; readonly beta: number },
  through: ChartPoint,
  domain: ChartDomain,
): readonly [ChartPoint, ChartPoint] | null {
  const heavier = Math.max(alpha, beta)
  if (heavier < parallel) return null
  // Liang–Barsky: walk from `through` along (α, β), the direction in which utility does not change. Only the ratio of
  // the weights turns the line, and a step along an axis that counts as parallel must not leave the other one.
  const share = (weight: number): number => (weight < parallel * heavier ? 0 : weight / heavier)
  const along = { cost: share(alpha), perf: share(beta) }
  let enter = Number.NEGATIVE_INFINITY
  let leave = Number.POSITIVE_INFINITY
  const sides = [
    { at: through.cost, move: along.cost, span: domain.cost },
    { at: through.perf, move: along.perf, span: domain.perf },
  ]
  for (const { at, move, span } of sides) {
    if (move === 0) {
      if (at < span.low || at > span.high) return null
      continue
    }
    enter = Math.max(enter, (span.low - at) / move)
    leave = Math.min(leave, (span.high - at) / move)
  }
  if (enter > leave) return null
  const walked = (t: number): ChartPoint => ({
    cost: through.cost + t * along.cost,
    perf: through.perf + t * along.perf,
  })
  return [walked(enter), walked(leave)]
}
