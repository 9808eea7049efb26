/**
 * The zero router mixes two routers at random and so reaches every point between them. A router is worth training only if it
 * lies above the upper hull of the fixed routers (RouterBench's non-decreasing convex hull, arXiv 2403.12031).
 */
import { paretoFront } from './pareto.ts'

/** Vertices by rising cost and quality. */
export interface Hull {
  readonly cost: Float64Array
  readonly perf: Float64Array
}

/** The non-decreasing upper hull of the points. Points with NaN are ignored; without points it has no vertices. */
export function upperHull(cost: Float64Array, perf: Float64Array): Hull {
  const kept: number[] = []
  for (const point of paretoFront(cost, perf)) {
    const last = kept.at(-1)
    if (last !== undefined && cost[last] === cost[point]) continue
    while (kept.length >= 2 && !turnsRight(cost, perf, kept.at(-2)!, kept.at(-1)!, point))
      kept.pop()
    kept.push(point)
  }
  return {
    cost: Float64Array.from(kept, (i) => cost[i]!),
    perf: Float64Array.from(kept, (i) => perf[i]!),
  }
}

const turnsRight = (x: Float64Array, y: Float64Array, a: number, b: number, c: number): boolean =>
  (x[b]! - x[a]!) * (y[c]! - y[a]!) < (y[b]! - y[a]!) * (x[c]! - x[a]!)

/** The quality of the zero router at a mean cost: constant above the dearest vertex, NaN below the cheapest. */
export function hullAt({ cost, perf }: Hull, at: number): number {
  const last = cost.length - 1
  if (last < 0 || at < cost[0]!) return Number.NaN
  if (at >= cost[last]!) return perf[last]!
  let right = 1
  while (cost[right]! <= at) right++
  const share = (at - cost[right - 1]!) / (cost[right]! - cost[right - 1]!)
  return perf[right - 1]! + share * (perf[right]! - perf[right - 1]!)
}
