/** Finds the point under the pointer among thousands: a uniform grid over typed arrays, built once per chart size. */

export interface HitGrid {
  /** Index of the nearest point within `radius` pixels, or null. */
  readonly nearest: (x: number, y: number, radius: number) => number | null
}

const cell = 16

/** `xs` and `ys` are CSS pixels; points that are not finite are never found. */
export function createHitGrid(xs: Float64Array, ys: Float64Array): HitGrid {
  const cells = new Map<number, number[]>()
  const key = (column: number, row: number) => column * 65536 + row
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] as number
    const y = ys[i] as number
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue
    const at = key(Math.floor(x / cell), Math.floor(y / cell))
    const held = cells.get(at)
    if (held) held.push(i)
    else cells.set(at, [i])
  }
  return {
    nearest: (x, y, radius) => {
      let best: number | null = null
      let bestSquare = radius * radius
      for (let c = Math.floor((x - radius) / cell); c <= Math.floor((x + radius) / cell); c++) {
        for (let r = Math.floor((y - radius) / cell); r <= Math.floor((y + radius) / cell); r++) {
          for (const i of cells.get(key(c, r)) ?? []) {
            const square = ((xs[i] as number) - x) ** 2 + ((ys[i] as number) - y) ** 2
            if (square <= bestSquare) {
              bestSquare = square
              best = i
            }
          }
        }
      }
      return best
    },
  }
}
