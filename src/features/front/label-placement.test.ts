import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelRequest, overlap, placeLabels } from './label-placement.ts'

const bounds = { left: 0, top: 0, right: 400, bottom: 300 }
const label = (id: string, x: number, y: number): LabelRequest => ({
  id,
  x,
  y,
  radius: 6,
  width: 70,
  height: 14,
})

describe('placeLabels', () => {
  it('should stand to the right of a lone marker, without a leader', () => {
    const [only] = placeLabels([label('a', 100, 100)], bounds)
    expect(only?.box).toEqual({ left: 111, top: 93, right: 181, bottom: 107 })
    expect(only?.leader).toBe(false)
  })

  it('should turn to the left at the right edge', () => {
    const [only] = placeLabels([label('a', 390, 100)], bounds)
    expect(only?.box.right).toBeLessThan(390)
  })

  it('should give way to lines where another place is as good', () => {
    const line = Array.from({ length: 40 }, (_, i) => [105 + i * 2, 100]).flat()
    const [only] = placeLabels([label('a', 100, 100)], bounds, line)
    expect(only?.box.right).toBeLessThan(100)
  })

  it('should keep its last place rather than jump for a little', () => {
    const first = placeLabels([label('a', 390, 100)], bounds)[0]
    const next = placeLabels(
      [label('a', 200, 100)],
      bounds,
      [],
      new Map([['a', first?.place ?? 0]]),
    )
    expect(next[0]?.place).toBe(first?.place)
  })

  it('should never overlap, cover another marker or leave the chart', () => {
    const at = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 300 }))
    fc.assert(
      fc.property(fc.array(at, { maxLength: 12 }), (points) => {
        const requests = points.map(([x, y], i) => label(String(i), x, y))
        const placed = placeLabels(requests, bounds)
        for (const [i, { id, box }] of placed.entries()) {
          expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0)
          expect(box.right).toBeLessThanOrEqual(400)
          expect(box.bottom).toBeLessThanOrEqual(300)
          for (const other of placed.slice(i + 1)) expect(overlap(box, other.box)).toBe(false)
          for (const { id: owner, x, y } of requests) {
            if (owner === id) continue
            const marker = { left: x - 6, top: y - 6, right: x + 6, bottom: y + 6 }
            expect(overlap(box, marker)).toBe(false)
          }
        }
      }),
    )
  })
})
