/** The area that a front dominates: one number for the quality of a set of operating points. */
import { paretoFront } from './pareto.ts'

/**
 * The area between the staircase of the points and a reference point of higher cost and lower quality. Points beyond the
 * reference add nothing. Mixing is not assumed, so the area is at most that under the hull.
 */
export function hypervolume(
  cost: Float64Array,
  perf: Float64Array,
  reference: { readonly cost: number; readonly perf: number },
): number {
  let area = 0
  let dearer = reference.cost
  for (const point of paretoFront(cost, perf).toReversed()) {
    if (cost[point]! >= dearer) continue
    area += (dearer - cost[point]!) * Math.max(0, perf[point]! - reference.perf)
    dearer = cost[point]!
  }
  return area
}
