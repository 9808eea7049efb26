/** The figure from top to bottom, for narrow screens: the main track runs down, branches stand in a row where they leave. */
import { type Box, type Piece, type Point, straight } from './geometry.ts'
import {
  type BranchTrack,
  endsOpen,
  type FigureLayout,
  type FigureShape,
  type ShapeBranch,
  type Station,
  type Switch,
} from './layout.ts'

/** Sizes that grow with the text. */
const sizes = (scale: number) => ({
  /** Where the main track runs down, and where words begin beside it. */
  mainX: 26,
  textX: 62,
  routerRow: 24 * scale,
  valueRow: Math.max(30, 24 * scale),
  nameRow: 26 * scale,
  signLeast: 84 * scale,
  signHeight: 60 * scale,
  stationRow: 72 * scale,
  labelRow: 24 * scale,
  verdict: 84 * scale,
})
const GAP = 6

export function layoutTall(shape: FigureShape): FigureLayout {
  const { width, steps, settled, scale } = shape
  const size = sizes(scale)
  const room = width - size.textX
  const start: Point = { x: size.mainX, y: shape.switches.length > 0 ? size.routerRow : 16 }
  const switches: Switch[] = []
  const stations: Station[] = []
  const signs = new Map<ShapeBranch, BranchTrack>()
  let name: Box = { x: size.textX, y: 0, width: room, height: size.nameRow }
  let top = start.y
  let here: Point | null = null
  for (let index = 0; index <= steps; index += 1) {
    const pieces: Piece[] = []
    const point = shape.switches[switches.length]
    if (point?.index === index) {
      const at: Point = { x: size.mainX, y: top + size.valueRow / 2 }
      if (here) pieces.push(straight(here, at))
      switches.push({ at, box: { x: size.textX, y: top, width: room, height: size.valueRow } })
      here = at
      top += size.valueRow
      if (settled) {
        name = { ...name, y: top }
        top += size.nameRow
      }
    }
    placeBranches(
      here ?? start,
      shape.branches.filter(
        ({ at, shared }) => shared === index && (at === null || at === switches.length - 1),
      ),
    )
    if (index === steps) break
    const mark: Point = { x: size.mainX, y: top + size.stationRow / 2 - 8 }
    stations.push({
      at: mark,
      pieces: [...pieces, straight(here ?? start, mark)],
      before: pieces.length,
      label: { x: size.textX, y: top, width: room, height: size.labelRow },
      caption: {
        x: size.textX,
        y: top + size.labelRow,
        width: room,
        height: size.stationRow - size.labelRow,
      },
    })
    here = mark
    top += size.stationRow
  }
  const open = endsOpen(shape)
  const buffer: Point = { x: size.mainX, y: top + 34 }
  const last = open ? stations.at(-1)?.at : here
  return {
    axis: 'y',
    width,
    height: top + size.verdict,
    approach: [straight({ x: size.mainX, y: 2 }, switches[0]?.at ?? start)],
    switches,
    router: { x: size.textX, y: 0, width: room, height: size.routerRow },
    stations,
    tail: last ? [straight(last, open ? here! : buffer)] : [],
    buffer: open ? null : buffer,
    verdict: { x: size.textX, y: top + 4, width: room, height: size.verdict - 4 },
    name,
    branches: shape.branches.map((branch) => signs.get(branch)!),
    wagon: 26,
  }

  /** As many per row as fit, in rows of about equal length. */
  function placeBranches(from: Point, leaving: readonly ShapeBranch[]): void {
    const most = Math.max(1, Math.floor((room + GAP) / (size.signLeast + GAP)))
    const rows = Math.ceil(leaving.length / most)
    const inRow = Math.ceil(leaving.length / Math.max(1, rows))
    const sign = (room - GAP * (inRow - 1)) / inRow
    for (const [place, branch] of leaving.entries()) {
      const box = {
        x: size.textX + (place % inRow) * (sign + GAP),
        y: top + Math.floor(place / inRow) * (size.signHeight + GAP),
        width: sign,
        height: size.signHeight,
      }
      const pieces = siding(from, { x: box.x, y: box.y + size.signHeight / 2 }, size.textX)
      signs.set(branch, { pieces, marks: [], stops: false, box })
    }
    top += rows * (size.signHeight + GAP)
  }
}

/** Leaves the main track below a switch or a station, and runs to the left edge of a sign; words begin at `x`. */
function siding(from: Point, end: Point, x: number): readonly Piece[] {
  const turn: Point = { x: from.x, y: Math.min(end.y, from.y + 16) }
  const foot: Point = { x, y: end.y }
  const corner: Point = { x: turn.x, y: end.y }
  const round: Piece = { from: turn, first: corner, second: corner, to: foot }
  return end.x > foot.x ? [round, straight(foot, end)] : [round]
}
