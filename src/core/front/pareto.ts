/**
 * The undominated points of a cloud: quality up, cost down. Costs change with prices only, so their order is made once; each
 * redraw is then one linear pass. NaN never takes part.
 */

/** Indices of the points by rising cost, without those whose cost is NaN. */
export function costOrder(cost: Float64Array): Uint32Array {
  const order = new Uint32Array(cost.length)
  let count = 0
  for (let i = 0; i < cost.length; i++) {
    if (!Number.isNaN(cost[i]!)) order[count++] = i
  }
  return order.subarray(0, count).sort((a, b) => cost[a]! - cost[b]! || a - b)
}

/**
 * Indices of the points that no other point dominates (no dearer, no worse, and better in one), by rising cost.
 * Equal points do not dominate each other: all of them stay.
 */
export function paretoFront(
  cost: Float64Array,
  perf: Float64Array,
  order: Uint32Array = costOrder(cost),
): Uint32Array {
  const front = new Uint32Array(order.length)
  let count = 0
  let best = Number.NEGATIVE_INFINITY
  let start = 0
  while (start < order.length) {
    const here = cost[order[start]!]!
    let end = start
    let top = Number.NEGATIVE_INFINITY
    for (; end < order.length && cost[order[end]!] === here; end++) {
      const value = perf[order[end]!]!
      if (value > top) top = value
    }
    if (top > best) {
      for (let i = start; i < end; i++) {
        if (perf[order[i]!] === top) front[count++] = order[i]!
      }
      best = top
    }
    start = end
  }
  return front.subarray(0, count)
}
