import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLEARANCE, type LabelRequest, overlap, placeLabels } from './label-placement.ts'

const bounds = { left: 0, top: 0, right: 400, bottom: 300 }
const label = (id: string, x: number, y: number): LabelRequest => ({
  id,
  x,
  y,
  reachX: 6,
  reachY: 6,
  width: 70,
  height: 14,
})

describe('placeLabels', () => {
  it('should stand to the right of a lone marker, without a leader', () => {
    const [only] = placeLabels([label('a', 100, 100)], bounds)
    expect(only?.box).toEqual({ left: 111, top: 93, right: 181, bottom: 107 })
    expect(only?.leader).toBe(false)
  })

  it('should move to the left at the right edge', () => {
    const [only] = placeLabels([label('a', 390, 100)], bounds)
    expect(only?.box.right).toBeLessThan(390)
  })

  it('should give way to lines where another place is as good', () => {
    const line = Array.from({ length: 40 }, (_, i) => [105 + i * 2, 100]).flat()
    const [only] = placeLabels([label('a', 100, 100)], bounds, line)
    expect(only?.box.right).toBeLessThan(100)
  })

  it('should keep its last place rather than jump for a small gain', () => {
    const first = placeLabels([label('a', 390, 100)], bounds)[0]
    const next = placeLabels(
      [label('a', 200, 100)],
      bounds,
      [],
      new Map([['a', first?.place ?? 0]]),
    )
    expect(next[0]?.place).toBe(first?.place)
  })

  it('should begin beyond its own marker, however wide that is', () => {
    const [only] = placeLabels([{ ...label('a', 100, 100), reachX: 12 }], bounds)
    expect(only?.box.left).toBe(117)
  })

  it('should keep off a wider marker at the same place', () => {
    const [, narrow] = placeLabels(
      [{ ...label('wide', 100, 100), reachX: 12 }, label('narrow', 100, 100)],
      bounds,
    )
    const { left, right, top, bottom } = narrow!.box
    const off = Math.max(left - 112, 88 - right, top - 106, 94 - bottom)
    expect(off).toBeGreaterThanOrEqual(CLEARANCE)
  })

  it('should never overlap, touch another marker or leave the chart', () => {
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
            const room = 6 + CLEARANCE
            const marker = { left: x - room, top: y - room, right: x + room, bottom: y + room }
            expect(overlap(box, marker)).toBe(false)
          }
        }
      }),
    )
  })
})
