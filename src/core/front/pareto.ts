/**
 * The undominated points of a cloud, where higher quality and lower cost are better. Costs change only with prices, so their
 * order can be made once; then every front is one linear pass. Points with NaN are ignored.
 */

/** Indices of the points by rising cost, without points whose cost is NaN. */
export function costOrder(cost: Float64Array): Uint32Array {
  const order = new Uint32Array(cost.length)
  let count = 0
  for (let i = 0; i < cost.length; i++) {
    if (!Number.isNaN(cost[i]!)) order[count++] = i
  }
  return order.subarray(0, count).sort((a, b) => cost[a]! - cost[b]! || a - b)
}

/**
 * Indices, by rising cost, of the points that no other point dominates. A point dominates another if it is no dearer and no
 * worse, and better in one of the two. Equal points do not dominate each other: all of them stay.
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
