/** The step tree from top to bottom, for narrow screens: the main track runs down, ghosts stand in a row at each switch. */
import { type Piece, type Point, straight } from './geometry.ts'
import type { Station } from './layout.ts'
import {
  ghostsAt,
  type StepGhost,
  type StepSwitch,
  type StepTreeInput,
  type StepTreeLayout,
} from './step-tree-layout.ts'

/** Where the main track runs down. */
const MAIN_X = 26
const TEXT_X = MAIN_X + 36
const VALUE_ROW = 30
const CHIP_LEAST = 62
const CHIP_HEIGHT = 58
const GAP = 6
const STATION_ROW = 74
const VERDICT = 84

export function stepTreeTall({ width, models, taken }: StepTreeInput): StepTreeLayout {
  const room = width - TEXT_X
  const switches: StepSwitch[] = []
  const stations: Station[] = []
  const ghosts: StepGhost[] = []
  let before: Point | null = null
  let top = 16
  for (const [point, model] of taken.entries()) {
    const at: Point = { x: MAIN_X, y: top + VALUE_ROW / 2 }
    switches.push({ at, box: { x: TEXT_X, y: top, width: room, height: VALUE_ROW } })
    const others = ghostsAt(models, model)
    const most = Math.max(1, Math.floor((room + GAP) / (CHIP_LEAST + GAP)))
    const rows = Math.ceil(others.length / most)
    const inRow = Math.ceil(others.length / Math.max(1, rows))
    const chip = (room - GAP * (inRow - 1)) / inRow
    for (const [place, ghost] of others.entries()) {
      const box = {
        x: TEXT_X + (place % inRow) * (chip + GAP),
        y: top + VALUE_ROW + Math.floor(place / inRow) * (CHIP_HEIGHT + GAP),
        width: chip,
        height: CHIP_HEIGHT,
      }
      ghosts.push({ point, model: ghost, pieces: siding(at, box.x, box.y + CHIP_HEIGHT / 2), box })
    }
    top += VALUE_ROW + rows * (CHIP_HEIGHT + GAP)
    if (model === null) break
    const mark: Point = { x: MAIN_X, y: top + STATION_ROW / 2 - 8 }
    stations.push({
      at: mark,
      pieces: [...(before ? [straight(before, at)] : []), straight(at, mark)],
      box: { x: TEXT_X, y: top, width: room, height: STATION_ROW },
    })
    before = mark
    top += STATION_ROW
  }
  const open = taken.at(-1) === null || taken.length === 0
  const buffer: Point = { x: MAIN_X, y: top + 34 }
  const first = switches[0]?.at ?? { x: MAIN_X, y: 16 }
  return {
    axis: 'y',
    width,
    height: top + VERDICT,
    lead: [straight({ x: MAIN_X, y: 2 }, first)],
    switches,
    stations,
    tail: before ? [straight(before, open ? (switches.at(-1)?.at ?? buffer) : buffer)] : [],
    buffer: open ? null : buffer,
    verdict: { x: TEXT_X, y: top + 4, width: room, height: VERDICT - 4 },
    ghosts,
  }
}

/** Leaves the main track below its switch and runs to a ghost's left edge. */
function siding(from: Point, x: number, y: number): readonly Piece[] {
  const turn: Point = { x: from.x, y: Math.min(y, from.y + 16) }
  const foot: Point = { x: TEXT_X, y }
  const round: Piece = {
    from: turn,
    first: { x: turn.x, y },
    second: { x: turn.x, y },
    to: foot,
  }
  return x > foot.x ? [round, straight(foot, { x, y })] : [round]
}
