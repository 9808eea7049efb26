/** The figure from left to right: a row a lane, the main row high enough for labels and captions. */
import { type Box, bend, type Piece, type Point, straight } from './geometry.ts'
import type { Ghost, LayoutInput, LayoutLane, Station, TrackLayout } from './layout.ts'

const EDGE = 4
const SWITCH_X = 34

/** Sizes that grow with the text. */
const sizes = (scale: number) => ({
  /** Where the fan of the switch ends and the lanes run straight. */
  fanEnd: 88 * scale,
  /** Room for outcomes at the end of the lanes. */
  end: 146 * scale,
  column: 70 * scale,
  ghostRow: 46 * scale,
  mainAbove: 56 * scale,
  mainBelow: 68 * scale,
  /** How far above the track the main lane's name ends. */
  name: 24 * scale,
})
type Sizes = ReturnType<typeof sizes>

export function layoutWide({ width: given, scale, lanes }: LayoutInput): TrackLayout {
  const size = sizes(scale)
  const columns = Math.max(1, ...lanes.map((lane) => lane.steps))
  const column = Math.max(size.column, (given - size.fanEnd - size.end) / columns)
  const endX = size.fanEnd + columns * column
  const rows = rowsOf(lanes, size)
  const mainIndex = lanes.findIndex((lane) => lane.main)
  const mainY = rows.ys[mainIndex] ?? size.mainAbove
  const switchAt: Point = { x: SWITCH_X, y: rows.height / 2 }
  const stationX = (index: number): number => size.fanEnd + (index + 0.5) * column
  /** Along the switch's fan to a row, then straight. */
  const fromSwitch = (y: number, toX: number): readonly Piece[] => {
    const foot = { x: size.fanEnd, y }
    return [bend(switchAt, foot, 'x'), straight(foot, { x: toX, y })]
  }
  const stations = Array.from({ length: lanes[mainIndex]?.steps ?? 0 }, (_, index): Station => {
    const at = { x: stationX(index), y: mainY }
    return {
      at,
      pieces:
        index === 0
          ? fromSwitch(mainY, at.x)
          : [straight({ x: stationX(index - 1), y: mainY }, at)],
      box: {
        x: at.x - column / 2 + 1,
        y: mainY - size.mainAbove,
        width: column - 2,
        height: size.mainAbove + size.mainBelow,
      },
    }
  })
  const ghosts = lanes.map((lane, index): Ghost | null => {
    if (lane.main) return null
    const y = rows.ys[index] ?? 0
    const end = { x: endX, y }
    return {
      pieces: lane.leaves === 0 ? fromSwitch(y, endX) : leaving(lane, stationX, mainY, end),
      marks: Array.from({ length: Math.max(0, lane.steps - lane.leaves) }, (_, step) => ({
        x: stationX(step + lane.leaves),
        y,
      })),
      box: {
        x: endX + 10,
        y: y - size.ghostRow / 2 + 1,
        width: size.end - 12,
        height: size.ghostRow - 2,
      },
    }
  })
  const atEnd = (from: number, to: number): Box => ({
    x: endX + 20,
    y: mainY + from,
    width: size.end - 22,
    height: to - from,
  })
  const buffer = { x: endX, y: mainY }
  const last = stations.at(-1)?.at
  return {
    axis: 'x',
    width: endX + size.end,
    height: rows.height,
    lead: [straight({ x: EDGE, y: switchAt.y }, switchAt)],
    switchAt,
    switchBox: { x: 0, y: switchAt.y + 17, width: 46 * scale, height: 60 * scale },
    stations,
    tail: last ? [straight(last, buffer)] : fromSwitch(mainY, endX),
    buffer,
    verdict: atEnd(-size.name, size.mainBelow),
    name: atEnd(-size.mainAbove, -size.name),
    ghosts,
  }
}

/** Leaves the main lane after its last shared station and runs in its own row. */
function leaving(
  lane: LayoutLane,
  stationX: (index: number) => number,
  mainY: number,
  end: Point,
): readonly Piece[] {
  const from = { x: stationX(lane.leaves - 1) + 20, y: mainY }
  const foot = { x: Math.max(from.x + 24, stationX(lane.leaves) - 14), y: end.y }
  return [bend(from, foot, 'x'), straight(foot, end)]
}

/** The height at which each lane runs. */
function rowsOf(
  lanes: readonly LayoutLane[],
  { mainAbove, mainBelow, ghostRow }: Sizes,
): { readonly ys: readonly number[]; readonly height: number } {
  const ys: number[] = []
  let top = 0
  for (const lane of lanes) {
    ys.push(top + (lane.main ? mainAbove : ghostRow / 2))
    top += lane.main ? mainAbove + mainBelow : ghostRow
  }
  return { ys, height: top }
}
