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

/** Where the main track runs down. */
const MAIN_X = 26
const TEXT_X = MAIN_X + 36
const ROUTER_ROW = 24
const VALUE_ROW = 30
const NAME_ROW = 26
const SIGN_LEAST = 62
const SIGN_HEIGHT = 60
const GAP = 6
const STATION_ROW = 72
const LABEL_ROW = 24
const VERDICT = 84

export function layoutTall(shape: FigureShape): FigureLayout {
  const { width, steps, settled } = shape
  const room = width - TEXT_X
  const start: Point = { x: MAIN_X, y: shape.switches.length > 0 ? ROUTER_ROW : 16 }
  const switches: Switch[] = []
  const stations: Station[] = []
  const signs = new Map<ShapeBranch, BranchTrack>()
  let name: Box = { x: TEXT_X, y: 0, width: room, height: NAME_ROW }
  let top = start.y
  let here: Point | null = null
  for (let index = 0; index <= steps; index += 1) {
    const pieces: Piece[] = []
    const point = shape.switches[switches.length]
    if (point?.index === index) {
      const at: Point = { x: MAIN_X, y: top + VALUE_ROW / 2 }
      if (here) pieces.push(straight(here, at))
      switches.push({ at, box: { x: TEXT_X, y: top, width: room, height: VALUE_ROW } })
      here = at
      top += VALUE_ROW
      if (settled) {
        name = { ...name, y: top }
        top += NAME_ROW
      }
    }
    placeBranches(
      here ?? start,
      shape.branches.filter(
        ({ at, shared }) => shared === index && (at === null || at === switches.length - 1),
      ),
    )
    if (index === steps) break
    const mark: Point = { x: MAIN_X, y: top + STATION_ROW / 2 - 8 }
    stations.push({
      at: mark,
      pieces: [...pieces, straight(here ?? start, mark)],
      before: pieces.length,
      label: { x: TEXT_X, y: top, width: room, height: LABEL_ROW },
      caption: { x: TEXT_X, y: top + LABEL_ROW, width: room, height: STATION_ROW - LABEL_ROW },
    })
    here = mark
    top += STATION_ROW
  }
  const open = endsOpen(shape)
  const buffer: Point = { x: MAIN_X, y: top + 34 }
  const last = open ? stations.at(-1)?.at : here
  return {
    axis: 'y',
    width,
    height: top + VERDICT,
    approach: [straight({ x: MAIN_X, y: 2 }, switches[0]?.at ?? start)],
    switches,
    router: { x: TEXT_X, y: 0, width: room, height: ROUTER_ROW },
    stations,
    tail: last ? [straight(last, open ? here! : buffer)] : [],
    buffer: open ? null : buffer,
    verdict: { x: TEXT_X, y: top + 4, width: room, height: VERDICT - 4 },
    name,
    branches: shape.branches.map((branch) => signs.get(branch)!),
  }

  /** As many per row as fit, in rows of about equal length. */
  function placeBranches(from: Point, leaving: readonly ShapeBranch[]): void {
    const most = Math.max(1, Math.floor((room + GAP) / (SIGN_LEAST + GAP)))
    const rows = Math.ceil(leaving.length / most)
    const inRow = Math.ceil(leaving.length / Math.max(1, rows))
    const sign = (room - GAP * (inRow - 1)) / inRow
    for (const [place, branch] of leaving.entries()) {
      const box = {
        x: TEXT_X + (place % inRow) * (sign + GAP),
        y: top + Math.floor(place / inRow) * (SIGN_HEIGHT + GAP),
        width: sign,
        height: SIGN_HEIGHT,
      }
      const pieces = siding(from, { x: box.x, y: box.y + SIGN_HEIGHT / 2 })
      signs.set(branch, { pieces, marks: [], stops: false, box })
    }
    top += rows * (SIGN_HEIGHT + GAP)
  }
}

/** Leaves the main track below a switch or a station, and runs to the left edge of a sign. */
function siding(from: Point, end: Point): readonly Piece[] {
  const turn: Point = { x: from.x, y: Math.min(end.y, from.y + 16) }
  const foot: Point = { x: TEXT_X, y: end.y }
  const corner: Point = { x: turn.x, y: end.y }
  const round: Piece = { from: turn, first: corner, second: corner, to: foot }
  return end.x > foot.x ? [round, straight(foot, end)] : [round]
}
