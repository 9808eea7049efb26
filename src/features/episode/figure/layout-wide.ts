/** The figure from left to right: a row per arm, so that the main track changes rows where a switch changes arms. */
import { type Box, bend, type Piece, type Point, straight } from './geometry.ts'
import {
  type BranchTrack,
  endsOpen,
  type FigureLayout,
  type FigureShape,
  type ShapeBranch,
  type Station,
  type Switch,
} from './layout.ts'

const EDGE = 4
/** Half of a switch. */
const HALF = 13
/** From the middle of the last column to the buffer stop there is room for half a mark and the wagon. */
const TAIL = 26
/** From the track up to a switch's value, which clears the wagon. */
const RISE = 16
/** Words at a switch end this far left of its middle, clear of the tracks that fan out to the right. */
const BESIDE = 2

/** Sizes that grow with the text. Where there is only one switch, its fan is wider and words stand clear of all of it. */
const sizes = (scale: number, settled: boolean) => ({
  /** To the first switch, with room for the wagon beside its value, and the router's name under the track. */
  first: 84 * scale,
  /** From a switch to where the rows run straight. */
  fan: (settled ? 54 : 38) * scale,
  /** From a switch to where words may begin. */
  clear: (settled ? 54 : 38) * scale,
  /** From the end of those words to the next switch: the wagon stands there. */
  gap: Math.max(30, 14 * scale),
  column: (settled ? 64 : 78) * scale,
  /** Room for the verdict, and for the outcomes of branches that run to the end. */
  end: 146 * scale,
  branchRow: 48 * scale,
  /** The sign of a branch is never wider than this. */
  widest: 150 * scale,
  above: 62 * scale,
  below: (settled ? 68 : 80) * scale,
  /** Two lines of a station's label. */
  label: 29 * scale,
  /** How far above the track the names of its models end. */
  name: 24 * scale,
  /** A number at a switch. */
  value: 42 * scale,
  line: 17 * scale,
  /** From a track down to the router's name, which leaves room for a regret. */
  under: HALF + 20 * scale,
  /** From a track down to a caption; where switches follow, below their regrets, so that neither needs room beside the other. */
  caption: settled ? 20 * scale : HALF + 20 * scale,
  /** Four lines of a router's name. */
  router: 54 * scale,
})
type Sizes = ReturnType<typeof sizes>

export function layoutWide(shape: FigureShape): FigureLayout {
  const { steps, scale, settled } = shape
  const size = sizes(scale, settled)
  const { rows, middle, height } = rowsOf(shape, size)
  const columns = columnsOf(shape, size)
  const yOf = (row: number): number => rows.get(row) ?? middle
  const start: Point = { x: size.first, y: middle }
  const switches: Switch[] = []
  const stations: Station[] = []
  let here = start
  /** The track from the last station or switch on, which belongs to the next station. */
  let ahead: Piece[] = []
  for (let index = 0; index <= steps; index += 1) {
    const point = shape.switches[switches.length]
    const switched = point?.index === index
    let before = 0
    if (switched) {
      const at = { x: columns.from(index), y: here.y }
      before = index === 0 ? 0 : ahead.push(straight(here, at))
      switches.push({ at, box: switchBox(at, size) })
      here = at
      if (point.row === null) break
      const foot = { x: at.x + size.fan, y: yOf(point.row) }
      ahead.push(bend(at, foot, 'x'))
      here = foot
    }
    if (index === steps) break
    const words = columns.words(index)
    const at = { x: words.x + words.width / 2, y: here.y }
    stations.push({
      at,
      pieces: [...ahead, straight(here, at)],
      before,
      label: { ...words, y: at.y - size.above, height: size.label },
      caption: { ...words, y: at.y + size.caption, height: size.below - size.caption },
    })
    ahead = []
    here = at
  }
  const open = endsOpen(shape)
  const buffer: Point = { x: columns.end, y: here.y }
  const atEnd = (from: number, to: number): Box => ({
    x: columns.end + 18 * scale,
    y: buffer.y + from,
    width: size.end - 20 * scale,
    height: to - from,
  })
  return {
    axis: 'x',
    width: columns.end + size.end,
    height,
    approach: [straight({ x: EDGE, y: start.y }, start)],
    switches,
    router: {
      x: 2,
      y: middle + size.under,
      width: size.first - BESIDE - 2,
      height: size.router,
    },
    stations,
    tail: open ? ahead : [...ahead, straight(here, buffer)],
    buffer: open ? null : buffer,
    verdict: atEnd(-size.name, size.below),
    name: atEnd(-size.above, -size.name),
    branches: shape.branches.map(trackOf),
    wagon: settled ? 34 : 24,
  }

  function trackOf(branch: ShapeBranch): BranchTrack {
    const y = yOf(branch.row)
    const leaves = branch.at === null ? null : switches[branch.at]
    const behind = stations[branch.shared - 1]
    // A branch that shares steps with the main track leaves it where they part.
    const from =
      behind && (!leaves || settled)
        ? { x: behind.at.x + 20 * scale, y: behind.at.y }
        : (leaves?.at ?? start)
    const next = columns.words(branch.shared)
    const foot = {
      x: leaves && from === leaves.at ? from.x + size.fan : Math.max(from.x + 24, next.x),
      y,
    }
    if (!settled) {
      const to = columns.to(branch.shared)
      return {
        pieces: [bend(from, foot, 'x')],
        marks: [],
        stops: false,
        box: {
          x: foot.x,
          y: y - size.branchRow / 2 + 2,
          width: Math.min(size.widest, to - foot.x - 3),
          height: size.branchRow - 4,
        },
      }
    }
    return {
      pieces: [bend(from, foot, 'x'), straight(foot, { x: columns.end, y })],
      marks: Array.from({ length: branch.steps }, (_, step) => {
        const words = columns.words(branch.shared + step)
        return { x: words.x + words.width / 2, y }
      }),
      stops: true,
      box: {
        x: columns.end + 10,
        y: y - size.branchRow / 2 + 2,
        width: size.end - 12,
        height: size.branchRow - 4,
      },
    }
  }
}

const switchBox = (at: Point, size: Sizes): Box => ({
  x: at.x - BESIDE - size.value,
  y: at.y - RISE - size.line,
  width: size.value,
  height: RISE + HALF + 2 * size.line,
})

/** Where the columns of the steps begin and end; an open switch at the end has one of its own. */
function columnsOf({ width, steps, switches, branches, settled }: FigureShape, size: Sizes) {
  const open = switches.at(-1)?.row === null
  const longest = settled ? branches.map((branch) => branch.shared + branch.steps) : []
  const count = Math.max(1, steps + (open ? 1 : 0), ...longest)
  const switched = new Set(switches.map(({ index }) => index))
  const fans = size.fan * switched.size
  const column = Math.max(size.column, (width - size.first - size.end - fans - TAIL) / count)
  const from = (index: number): number =>
    size.first + index * column + size.fan * switches.filter((each) => each.index < index).length
  const to = (index: number): number => from(index + 1)
  return {
    from,
    to,
    end: from(count) + TAIL,
    /** Where the words of a step may stand: between the switch before it and the next. */
    words: (index: number): Pick<Box, 'x' | 'width'> => {
      const x = from(index) + (switched.has(index) ? size.clear : 1)
      return { x, width: to(index) - (switched.has(index + 1) ? size.gap : 1) - x }
    },
  }
}

/** The height at which each row runs, the highest number on top; rows of the main track are higher. */
function rowsOf({ switches, branches }: FigureShape, size: Sizes) {
  const main = new Set(switches.flatMap(({ row }) => row ?? []))
  if (main.size === 0 && branches.length === 0) main.add(0)
  const all = [...new Set([...main, ...branches.map(({ row }) => row)])].sort((a, b) => b - a)
  const rows = new Map<number, number>()
  let top = 0
  for (const row of all) {
    rows.set(row, top + (main.has(row) ? size.above : size.branchRow / 2))
    top += main.has(row) ? size.above + size.below : size.branchRow
  }
  // The first switch stands in the middle, with room for its value, its regret and the router's name.
  const height = Math.max(top, 2 * (size.under + size.router))
  // Without a switch the track runs straight along its one row.
  const middle = switches.length === 0 && main.size === 1 ? rows.get([...main][0]!)! : height / 2
  return { rows, middle, height }
}
