import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bend, lengthOf, pathData, straight } from './geometry.ts'

const point = fc.record({
  x: fc.integer({ min: 0, max: 2000 }),
  y: fc.integer({ min: 0, max: 800 }),
})

describe('lengthOf()', () => {
  it('is the distance of a straight piece', () => {
    fc.assert(
      fc.property(point, point, (from, to) => {
        const distance = Math.hypot(to.x - from.x, to.y - from.y)
        expect(lengthOf(straight(from, to))).toBeCloseTo(distance, 6)
      }),
    )
  })

  it('of a bend is between the straight line and the way round the corner', () => {
    fc.assert(
      fc.property(point, point, (from, to) => {
        const length = lengthOf(bend(from, to, 'x'))
        expect(length).toBeGreaterThanOrEqual(Math.hypot(to.x - from.x, to.y - from.y) - 1e-6)
        expect(length).toBeLessThanOrEqual(Math.abs(to.x - from.x) + Math.abs(to.y - from.y) + 1e-6)
      }),
    )
  })
})

describe('pathData()', () => {
  it('joins the pieces in one path', () => {
    const first = straight({ x: 0, y: 5 }, { x: 30, y: 5 })
    const second = bend({ x: 30, y: 5 }, { x: 60, y: 45 }, 'x')
    expect(pathData([first, second])).toBe('M0 5C10 5 20 5 30 5C45 5 45 45 60 45')
  })

  it('of nothing is empty', () => {
    expect(pathData([])).toBe('')
  })
})
