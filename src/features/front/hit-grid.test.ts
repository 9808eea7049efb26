import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHitGrid } from './hit-grid.ts'

const pixel = fc.double({ min: 0, max: 400, noNaN: true })

it('should find the same distance as a scan of every point', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(pixel, pixel), { maxLength: 60 }),
      pixel,
      pixel,
      (points, x, y) => {
        const grid = createHitGrid(
          Float64Array.from(points, (p) => p[0]),
          Float64Array.from(points, (p) => p[1]),
        )
        const distances = points.map((p) => Math.hypot(p[0] - x, p[1] - y))
        const least = Math.min(Number.POSITIVE_INFINITY, ...distances)
        const found = grid.nearest(x, y, 20)
        if (least > 20.001) expect(found).toBeNull()
        else if (least < 19.999) expect(distances[found as number]).toBeCloseTo(least)
      },
    ),
  )
})

it('should never find a point that has no place', () => {
  const grid = createHitGrid(Float64Array.of(Number.NaN), Float64Array.of(5))
  expect(grid.nearest(5, 5, 100)).toBeNull()
})
