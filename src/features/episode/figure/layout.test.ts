import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, lengthOf, type Piece, type Point } from './geometry.ts'
import {
  type FigureLayout,
  type FigureShape,
  mainPieces,
  type ShapeBranch,
  wagonPieces,
  wagonStops,
} from './layout.ts'
import { layoutTall } from './layout-tall.ts'
import { layoutWide } from './layout-wide.ts'

const room = {
  width: fc.integer({ min: 280, max: 2400 }),
  scale: fc.constantFrom(1, 16 / 14, 2),
  arms: fc.integer({ min: 1, max: 6 }),
}

/** One decision: every arm's branch runs to the end, branches made by hand leave in between. */
const settled: fc.Arbitrary<FigureShape> = fc
  .record({
    ...room,
    steps: fc.integer({ min: 0, max: 7 }),
    others: fc.array(fc.nat({ max: 7 }), { minLength: 5, maxLength: 5 }),
    chosen: fc.nat(),
    byHand: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 3 }),
  })
  .map(({ arms, steps, others, chosen, byHand, ...given }) => {
    const row = chosen % arms
    const rows = Array.from({ length: arms }, (_, at) => at).filter((at) => at !== row)
    return {
      ...given,
      steps,
      settled: true,
      switches: [{ index: 0, row }],
      branches: [
        ...rows.map((at): ShapeBranch => ({ row: at, at: 0, shared: 0, steps: others[at] ?? 0 })),
        ...byHand
          .filter((shared) => shared < steps)
          .map(
            (shared, at): ShapeBranch => ({
              row: row - 0.25 - at / 1000,
              at: null,
              shared,
              steps: steps - shared,
            }),
          ),
      ],
    }
  })

/** Switches before some of the steps, perhaps an open end, and one branch made by hand. */
const followed: fc.Arbitrary<FigureShape> = fc
  .record({
    ...room,
    rows: fc.array(fc.nat(), { minLength: 2, maxLength: 8 }),
    every: fc.integer({ min: 1, max: 2 }),
    open: fc.boolean(),
    byHand: fc.nat(),
  })
  .map(({ arms, rows, every, open, byHand, ...given }) => {
    const steps = rows.length
    const switches = [
      ...rows.flatMap((row, index) => (index % every === 0 ? [{ index, row: row % arms }] : [])),
      ...(open ? [{ index: steps, row: null }] : []),
    ]
    const others = switches.flatMap(({ index, row }, at) =>
      Array.from({ length: arms }, (_, place) => place)
        .filter((place) => place !== row)
        .map((place): ShapeBranch => ({ row: place, at, shared: index, steps: 0 })),
    )
    const hand: ShapeBranch = {
      row: (switches[0]?.row ?? 0) - 0.25,
      at: null,
      shared: byHand % steps,
      steps: 0,
    }
    return { ...given, steps, settled: false, switches, branches: [...others, hand] }
  })

const shapes = fc.oneof(settled, followed)
const ROUNDING = 0.001
/** Width of a rail, in pixels. */
const RAIL = 6

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

/** Squares as wide as a rail, along a piece of track. */
const railsOf = ({ from, first, second, to }: Piece): readonly Box[] =>
  Array.from({ length: 33 }, (_, sample) => {
    const t = sample / 32
    const at = (axis: 'x' | 'y') =>
      (1 - t) ** 3 * from[axis] +
      3 * (1 - t) ** 2 * t * first[axis] +
      3 * (1 - t) * t ** 2 * second[axis] +
      t ** 3 * to[axis]
    return { x: at('x') - RAIL / 2, y: at('y') - RAIL / 2, width: RAIL, height: RAIL }
  })

/** The wagon's box where it stands this far along its track; it stands on straight pieces only. */
function wagonAt(placed: FigureLayout, stop: number): Box {
  let rest = stop
  for (const piece of wagonPieces(placed)) {
    const length = lengthOf(piece)
    if (rest > length) {
      rest -= length
      continue
    }
    const share = rest / length
    const x = piece.from.x + (piece.to.x - piece.from.x) * share
    const y = piece.from.y + (piece.to.y - piece.from.y) * share
    const [width, height] = [placed.wagon, (placed.wagon * 24) / 34]
    return { x: x - width / 2, y: y - (placed.axis === 'x' ? 1 : 0.55) * height, width, height }
  }
  throw new Error('The wagon stands beyond its track')
}

for (const [name, layout] of [
  ['layoutWide()', layoutWide],
  ['layoutTall()', layoutTall],
] as const) {
  describe(name, () => {
    it('joins the main track from the first switch through every station to its end', () => {
      fc.assert(
        fc.property(shapes, (given) => {
          const placed = layout(given)
          const pieces = mainPieces(placed)
          expect(placed.stations).toHaveLength(given.steps)
          expect(placed.switches).toHaveLength(given.switches.length)
          expect(joined([...placed.approach, ...pieces])).toBe(true)
          expect(pieces[0]?.from).toEqual(placed.switches[0]?.at)
          expect(placed.buffer === null).toBe(given.switches.at(-1)?.row === null)
          expect(pieces.at(-1)?.to).toEqual(placed.buffer ?? placed.switches.at(-1)?.at)
        }),
      )
    })

    it('lets every branch leave where it should, with no more marks than steps', () => {
      fc.assert(
        fc.property(shapes, (given) => {
          const placed = layout(given)
          expect(placed.branches).toHaveLength(given.branches.length)
          for (const [at, branch] of given.branches.entries()) {
            const { pieces, marks } = placed.branches[at]!
            expect(joined(pieces)).toBe(true)
            expect(marks.length).toBeLessThanOrEqual(branch.steps)
            const from = pieces[0]!.from
            if (branch.at !== null && placed.axis === 'x') {
              expect(from).toEqual(placed.switches[branch.at]!.at)
            }
          }
        }),
      )
    })

    it('never lays one sign over another, nor anything outside', () => {
      fc.assert(
        fc.property(shapes, (given) => {
          const placed = layout(given)
          const boxes = [
            ...placed.branches.map(({ box }) => box),
            ...placed.stations.flatMap(({ label, caption }) => [label, caption]),
            ...placed.switches.map(({ box }) => box),
            ...(given.switches.length > 0 ? [placed.router] : []),
            ...(given.settled ? [placed.name] : []),
            placed.verdict,
          ]
          const wrong = boxes.flatMap((box, index) =>
            box.width > 0 &&
            box.x >= 0 &&
            box.y >= -ROUNDING &&
            box.x + box.width <= placed.width + ROUNDING &&
            box.y + box.height <= placed.height + ROUNDING
              ? boxes.slice(index + 1).filter((other) => overlap(box, other))
              : [box],
          )
          expect(wrong).toEqual([])
        }),
      )
    })

    it('keeps the rails of the main track clear of the words', () => {
      fc.assert(
        fc.property(shapes, (given) => {
          const placed = layout(given)
          const words = placed.stations.flatMap(({ label, caption }) => [label, caption])
          if (given.switches.length > 0) words.push(placed.router)
          const rails = [...placed.approach, ...mainPieces(placed)].flatMap(railsOf)
          expect(words.filter((box) => rails.some((rail) => overlap(box, rail)))).toEqual([])
        }),
      )
    })

    it('never stands the wagon on a mark, a switch or a switch’s value', () => {
      fc.assert(
        fc.property(shapes, (given) => {
          const placed = layout(given)
          const around = ({ x, y }: Point, half: number): Box => ({
            x: x - half,
            y: y - half,
            width: 2 * half,
            height: 2 * half,
          })
          const { axis, stations, switches } = placed
          const taken = [
            ...stations.map(({ at }) => around(at, 13)),
            ...switches.map(({ at }) => around(at, 11)),
            // The value stands at the top of its box, in a line of 12 px or more.
            ...switches.map(({ box }) => ({ ...box, height: axis === 'x' ? 12 : box.height })),
          ]
          // At an open end the last stop is not used: there is no verdict to arrive at.
          const stops = placed.buffer ? wagonStops(placed) : wagonStops(placed).slice(0, -1)
          const over = stops.filter((stop) =>
            taken.some((box) => overlap(wagonAt(placed, stop), box)),
          )
          expect(over).toEqual([])
        }),
      )
    })

    it('moves the wagon only forwards, from the first switch to the end', () => {
      fc.assert(
        fc.property(shapes, (given) => {
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
