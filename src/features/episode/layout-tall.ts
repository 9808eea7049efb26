/** The figure from top to bottom, for narrow screens: the switch fans out to a row of outcomes, the main lane runs down. */
import { bend, type Piece, type Point, straight } from './geometry.ts'
import type { Ghost, LayoutInput, LayoutLane, Station, TrackLayout } from './layout.ts'

const SWITCH_Y = 24
const CHIP_TOP = 64
const CHIP_HEIGHT = 64
const GAP = 6
/** Where the main lane runs down. */
const MAIN_X = 26
const STATION_ROW = 68
/** A branch made by hand takes a row of its own below the station that it leaves. */
const BRANCH_ROW = 52
const TEXT_X = MAIN_X + 36
const VERDICT = 84
/** In its place in the fan, where the main track runs down and where its name stands beside it. */
const CHIP_TRACK = 14
const NAME_X = 30

export function layoutTall({ width, lanes }: LayoutInput): TrackLayout {
  const fanned = lanes.filter((lane) => lane.main || lane.leaves === 0)
  const chip = (width - GAP * (fanned.length - 1)) / Math.max(1, fanned.length)
  const chipX = (lane: LayoutLane): number => fanned.indexOf(lane) * (chip + GAP)
  const main = lanes.find((lane) => lane.main) ?? { steps: 0, leaves: 0, main: true }
  const switchAt: Point = { x: width / 2, y: SWITCH_Y }
  const chipBottom = CHIP_TOP + CHIP_HEIGHT

  const ghosts: (Ghost | null)[] = lanes.map(() => null)
  const stations: Station[] = []
  let top = chipBottom + 34
  let before: Point | null = null
  for (let index = 0; index < main.steps; index += 1) {
    const at: Point = { x: MAIN_X, y: top + STATION_ROW / 2 - 8 }
    stations.push({
      at,
      pieces: before ? [straight(before, at)] : fromSwitch(at),
      box: { x: TEXT_X, y: top, width: width - TEXT_X, height: STATION_ROW },
    })
    before = at
    top += STATION_ROW
    for (const [place, lane] of lanes.entries()) {
      if (lane.main || lane.leaves !== index + 1) continue
      ghosts[place] = branchGhost(at, top, width)
      top += BRANCH_ROW
    }
  }
  const buffer: Point = { x: MAIN_X, y: top + 34 }
  for (const [place, lane] of lanes.entries()) {
    if (lane.main || lane.leaves > 0) continue
    const end = { x: chipX(lane) + chip / 2, y: CHIP_TOP }
    ghosts[place] = {
      pieces: [bend(switchAt, end, 'y')],
      marks: [],
      box: { x: chipX(lane), y: CHIP_TOP, width: chip, height: CHIP_HEIGHT },
    }
  }
  return {
    axis: 'y',
    width,
    height: top + VERDICT,
    lead: [straight({ x: switchAt.x, y: 2 }, switchAt)],
    switchAt,
    switchBox: { x: switchAt.x + 22, y: 2, width: width / 2 - 22, height: 20 },
    stations,
    tail: before ? [straight(before, buffer)] : fromSwitch(buffer),
    buffer,
    verdict: { x: TEXT_X, y: top + 4, width: width - TEXT_X, height: VERDICT - 4 },
    name: {
      x: chipX(main) + NAME_X,
      y: CHIP_TOP,
      width: Math.max(0, chip - NAME_X),
      height: CHIP_HEIGHT,
    },
    ghosts,
  }

  /** Down through the main lane's place in the fan, then over to where it runs. */
  function fromSwitch(at: Point): readonly Piece[] {
    const x = chipX(main) + CHIP_TRACK
    const head = { x, y: CHIP_TOP }
    const foot = { x, y: chipBottom }
    const joined = { x: MAIN_X, y: chipBottom + 30 }
    return [
      bend(switchAt, head, 'y'),
      straight(head, foot),
      bend(foot, joined, 'y'),
      straight(joined, at),
    ]
  }
}

function branchGhost(from: Point, top: number, width: number): Ghost {
  const box = { x: TEXT_X + 12, y: top, width: width - TEXT_X - 12, height: BRANCH_ROW - 6 }
  const end: Point = { x: box.x, y: box.y + box.height / 2 }
  const turn: Point = { x: from.x, y: from.y + 18 }
  return {
    pieces: [
      { from: turn, first: { x: turn.x, y: end.y }, second: { x: turn.x, y: end.y }, to: end },
    ],
    marks: [],
    box,
  }
}
