import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box, Piece } from './geometry.ts'
import { type LayoutInput, mainPieces, wagonStops } from './layout.ts'
import { layoutTall } from './layout-tall.ts'
import { layoutWide } from './layout-wide.ts'

/** Four arms, of which one is the main lane, and branches by hand that leave it. */
const input: fc.Arbitrary<LayoutInput> = fc
  .record({
    width: fc.integer({ min: 280, max: 2400 }),
    scale: fc.constantFrom(1, 16 / 14, 2),
    steps: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 4, maxLength: 4 }),
    chosen: fc.integer({ min: 0, max: 3 }),
    branches: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
  })
  .map(({ width, scale, steps, chosen, branches }) => {
    const length = steps[chosen] ?? 1
    const arms = steps.map((count, index) => ({ steps: count, leaves: 0, main: index === chosen }))
    const byHand = branches
      .filter((leaves) => leaves < length)
      .map((leaves) => ({ steps: length, leaves, main: false }))
    return {
      width,
      scale,
      lanes: [...arms.slice(0, chosen + 1), ...byHand, ...arms.slice(chosen + 1)],
    }
  })

const ROUNDING = 0.001

const overlap = (a: Box, b: Box): boolean =>
  a.x + a.width > b.x + ROUNDING &&
  b.x + b.width > a.x + ROUNDING &&
  a.y + a.height > b.y + ROUNDING &&
  b.y + b.height > a.y + ROUNDING

const joined = (pieces: readonly Piece[]): boolean =>
  pieces.every((piece, index) => {
    const before = pieces[index - 1]
    return !before || (before.to.x === piece.from.x && before.to.y === piece.from.y)
  })

for (const [name, layout] of [
  ['layoutWide()', layoutWide],
  ['layoutTall()', layoutTall],
] as const) {
  describe(name, () => {
    it('joins the main track from the switch to the buffer stop', () => {
      fc.assert(
        fc.property(input, (given) => {
          const placed = layout(given)
          const pieces = mainPieces(placed)
          expect(joined(pieces)).toBe(true)
          expect(pieces[0]?.from).toEqual(placed.switchAt)
          expect(pieces.at(-1)?.to).toEqual(placed.buffer)
        }),
      )
    })

    it('gives every lane but the main one a ghost that leaves where it should', () => {
      fc.assert(
        fc.property(input, (given) => {
          const placed = layout(given)
          expect(placed.ghosts).toHaveLength(given.lanes.length)
          for (const [index, lane] of given.lanes.entries()) {
            const ghost = placed.ghosts[index]
            expect(ghost == null).toBe(lane.main)
            if (!ghost) continue
            expect(joined(ghost.pieces)).toBe(true)
            if (lane.leaves === 0) expect(ghost.pieces[0]?.from).toEqual(placed.switchAt)
          }
        }),
      )
    })

    it('never lays one outcome over another, nor anything outside', () => {
      fc.assert(
        fc.property(input, (given) => {
          const placed = layout(given)
          const boxes = [
            ...placed.ghosts.flatMap((ghost) => (ghost ? [ghost.box] : [])),
            ...placed.stations.map((station) => station.box),
            placed.verdict,
          ]
          const wrong = boxes.flatMap((box, index) =>
            box.x >= 0 &&
            box.x + box.width <= placed.width + ROUNDING &&
            box.y + box.height <= placed.height + ROUNDING
              ? boxes.slice(index + 1).filter((other) => overlap(box, other))
              : [box],
          )
          expect(wrong).toEqual([])
        }),
      )
    })

    it('moves the wagon only forwards, from the switch to the buffer stop', () => {
      fc.assert(
        fc.property(input, (given) => {
          const placed = layout(given)
          const stops = wagonStops(placed)
          expect(stops).toHaveLength(placed.stations.length + 2)
          for (const [index, stop] of stops.entries()) {
            if (index > 0 && index < stops.length - 1) {
              expect(stop).toBeGreaterThan(stops[index - 1] ?? 0)
            }
          }
        }),
      )
    })
  })
}
