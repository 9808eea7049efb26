/** The area a front dominates, a single number for how good a set of operating points is. */
import { paretoFront } from './pareto.ts'

/**
 * Area between the staircase of the attained points and a reference point of higher cost and lower quality. Points beyond
 * the reference add nothing. No mixing is assumed, so it is at most the area under the hull.
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
