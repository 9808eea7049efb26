/** The figure from left to right: a row a lane, the main row high enough for labels and captions. */
import { bend, type Piece, type Point, straight } from './geometry.ts'
import type { Ghost, LayoutInput, LayoutLane, Station, TrackLayout } from './layout.ts'

const EDGE = 4
const SWITCH_X = 40
/** Where the fan of the switch ends and the lanes run straight. */
const FAN_END = 104
/** Room for outcomes at the end of the lanes. */
const END = 136
const MIN_COLUMN = 88
const GHOST_ROW = 46
const MAIN_ABOVE = 52
const MAIN_BELOW = 70

export function layoutWide({ width: given, lanes }: LayoutInput): TrackLayout {
  const columns = Math.max(1, ...lanes.map((lane) => lane.steps))
  const column = Math.max(MIN_COLUMN, (given - FAN_END - END) / columns)
  const width = FAN_END + columns * column + END
  const rows = rowsOf(lanes)
  const mainIndex = lanes.findIndex((lane) => lane.main)
  const mainY = rows.ys[mainIndex] ?? MAIN_ABOVE
  const switchAt: Point = { x: SWITCH_X, y: rows.height / 2 }
  const endX = width - END
  const stationX = (index: number): number => FAN_END + (index + 0.5) * column
  /** Along the switch's fan to a row, then straight. */
  const fromSwitch = (y: number, toX: number): readonly Piece[] => {
    const foot = { x: FAN_END, y }
    return [bend(switchAt, foot, 'x'), straight(foot, { x: toX, y })]
  }
  const mainSteps = lanes[mainIndex]?.steps ?? 0
  const stations = Array.from({ length: mainSteps }, (_, index): Station => {
    const at = { x: stationX(index), y: mainY }
    const before = { x: stationX(index - 1), y: mainY }
    return {
      at,
      pieces: index === 0 ? fromSwitch(mainY, at.x) : [straight(before, at)],
      box: {
        x: at.x - column / 2 + 4,
        y: mainY - MAIN_ABOVE,
        width: column - 8,
        height: MAIN_ABOVE + MAIN_BELOW,
      },
    }
  })
  const buffer = { x: endX, y: mainY }
  const last = stations.at(-1)?.at
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
      box: { x: endX + 10, y: y - GHOST_ROW / 2 + 1, width: END - 12, height: GHOST_ROW - 2 },
    }
  })
  return {
    axis: 'x',
    width,
    height: rows.height,
    lead: [straight({ x: EDGE, y: switchAt.y }, switchAt)],
    switchAt,
    stations,
    tail: last ? [straight(last, buffer)] : fromSwitch(mainY, endX),
    buffer,
    verdict: {
      x: endX + 16,
      y: mainY - MAIN_ABOVE,
      width: END - 18,
      height: MAIN_ABOVE + MAIN_BELOW,
    },
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
function rowsOf(lanes: readonly LayoutLane[]): {
  readonly ys: readonly number[]
  readonly height: number
} {
  const ys: number[] = []
  let top = 0
  for (const lane of lanes) {
    ys.push(top + (lane.main ? MAIN_ABOVE : GHOST_ROW / 2))
    top += lane.main ? MAIN_ABOVE + MAIN_BELOW : GHOST_ROW
  }
  return { ys, height: top }
}
