import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box, Piece } from './geometry.ts'
import { mainPieces } from './layout.ts'
import type { StepTreeInput } from './step-tree-layout.ts'
import { stepTreeTall } from './step-tree-tall.ts'
import { stepTreeWide } from './step-tree-wide.ts'

/** Pools of one to six models, episodes of up to eight steps, some with an open end. */
const input: fc.Arbitrary<StepTreeInput> = fc
  .record({
    width: fc.integer({ min: 280, max: 2400 }),
    scale: fc.constantFrom(1, 16 / 14, 2),
    models: fc.integer({ min: 1, max: 6 }),
    steps: fc.array(fc.nat(), { maxLength: 8 }),
    open: fc.boolean(),
  })
  .map(({ width, scale, models, steps, open }) => ({
    width,
    scale,
    models,
    taken: [...steps.map((step) => step % models), ...(open || steps.length === 0 ? [null] : [])],
  }))

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
  ['stepTreeWide()', stepTreeWide],
  ['stepTreeTall()', stepTreeTall],
] as const) {
  describe(name, () => {
    it('joins the main track from the first switch through every station to its end', () => {
      fc.assert(
        fc.property(input, (given) => {
          const placed = layout(given)
          const pieces = mainPieces(placed)
          const steps = given.taken.filter((model) => model !== null).length
          expect(placed.stations).toHaveLength(steps)
          expect(placed.switches).toHaveLength(given.taken.length)
          expect(joined([...placed.lead, ...pieces])).toBe(true)
          const end = placed.buffer ?? placed.switches.at(-1)?.at
          if (steps > 0) expect(pieces.at(-1)?.to).toEqual(end)
          expect(placed.buffer === null).toBe(given.taken.at(-1) === null)
        }),
      )
    })

    it('gives every model that does not take a step a ghost at its switch', () => {
      fc.assert(
        fc.property(input, (given) => {
          const { ghosts } = layout(given)
          const wanted = given.taken.flatMap((taken, point) =>
            Array.from({ length: given.models }, (_, model) => ({ point, model })).filter(
              ({ model }) => model !== taken,
            ),
          )
          expect(ghosts.map(({ point, model }) => ({ point, model }))).toEqual(wanted)
          for (const ghost of ghosts) expect(joined(ghost.pieces)).toBe(true)
        }),
      )
    })

    it('never lays one sign over another, nor anything outside', () => {
      fc.assert(
        fc.property(input, (given) => {
          const placed = layout(given)
          const boxes = [
            ...placed.ghosts.map(({ box }) => box),
            ...placed.stations.map(({ box }) => box),
          ]
          for (const [index, box] of boxes.entries()) {
            expect(box.width).toBeGreaterThan(0)
            expect(box.x).toBeGreaterThanOrEqual(0)
            expect(box.y).toBeGreaterThanOrEqual(0)
            expect(box.x + box.width).toBeLessThanOrEqual(placed.width + ROUNDING)
            expect(box.y + box.height).toBeLessThanOrEqual(placed.height + ROUNDING)
            expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false)
          }
        }),
      )
    })
  })
}
