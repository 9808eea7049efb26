/** The step tree from left to right: a row a model, so that the main track changes rows where a switch changes models. */
import { bend, type Piece, type Point, straight } from './geometry.ts'
import type { Station } from './layout.ts'
import {
  ghostsAt,
  type StepGhost,
  type StepSwitch,
  type StepTreeInput,
  type StepTreeLayout,
} from './step-tree-layout.ts'

const EDGE = 4
/** Half of a switch. */
const HALF = 13
/** A station's words keep off the track that bends into its row, and off the next switch. */
const CLEAR = 28
const BEFORE = 30

/** Sizes that grow with the text. */
const sizes = (scale: number) => ({
  first: 34 * scale,
  /** From a switch to where the rows run straight. */
  fan: 38 * scale,
  column: 108 * scale,
  /** Room for the verdict. */
  end: 138 * scale,
  ghostRow: 50 * scale,
  /** A ghost's sign takes no more, however much room there is. */
  widest: 150 * scale,
  above: 52 * scale,
  below: 66 * scale,
  /** A number at a switch. */
  value: 40 * scale,
  line: 17 * scale,
})
type Sizes = ReturnType<typeof sizes>

export function stepTreeWide({
  width: given,
  scale,
  models,
  taken,
}: StepTreeInput): StepTreeLayout {
  const size = sizes(scale)
  const columns = Math.max(1, taken.length)
  const column = Math.max(size.column, (given - size.first - size.end) / columns)
  const { ys, height } = rowsOf(models, taken, size)
  const yOf = (model: number): number => ys[model] ?? height / 2
  const switchX = (point: number): number => size.first + point * column

  const switches: StepSwitch[] = []
  const stations: Station[] = []
  const ghosts: StepGhost[] = []
  let before: Point | null = null
  let y = height / 2
  for (const [point, model] of taken.entries()) {
    const at: Point = { x: switchX(point), y }
    switches.push({
      at,
      box: {
        x: at.x + 9 - size.value,
        y: at.y - HALF - size.line,
        width: size.value,
        height: 2 * (HALF + size.line),
      },
    })
    const foot = (row: number): Point => ({ x: at.x + size.fan, y: yOf(row) })
    for (const ghost of ghostsAt(models, model)) {
      ghosts.push({
        point,
        model: ghost,
        pieces: [bend(at, foot(ghost), 'x')],
        box: {
          x: at.x + size.fan,
          y: yOf(ghost) - size.ghostRow / 2 + 2,
          width: Math.min(size.widest, column - size.fan - 3),
          height: size.ghostRow - 4,
        },
      })
    }
    if (model === null) break
    const onward = foot(model)
    const mark: Point = { x: at.x + (column + CLEAR - BEFORE) / 2, y: onward.y }
    const lead: readonly Piece[] = before ? [straight(before, at)] : []
    stations.push({
      at: mark,
      pieces: [...lead, bend(at, onward, 'x'), straight(onward, mark)],
      box: {
        x: at.x + CLEAR,
        y: mark.y - size.above,
        width: column - CLEAR - BEFORE,
        height: size.above + size.below,
      },
    })
    before = mark
    y = mark.y
  }
  const open = taken.at(-1) === null || taken.length === 0
  const endX = switchX(columns)
  const first = switches[0]?.at ?? { x: size.first, y }
  const buffer = { x: endX, y }
  return {
    axis: 'x',
    width: endX + size.end,
    height,
    lead: [straight({ x: EDGE, y: first.y }, first)],
    switches,
    stations,
    tail: before ? [straight(before, open ? (switches.at(-1)?.at ?? buffer) : buffer)] : [],
    buffer: open ? null : buffer,
    verdict: {
      x: endX + 15,
      y: Math.max(0, Math.min(height - 92 * scale, y - 24 * scale)),
      width: size.end - 15,
      height: 92 * scale,
    },
    ghosts,
  }
}

/** The height at which each model's row runs, the dearest on top; rows on the main track are higher. */
function rowsOf(
  models: number,
  taken: readonly (number | null)[],
  { above, below, ghostRow, line }: Sizes,
): { readonly ys: readonly number[]; readonly height: number } {
  const ys: number[] = []
  let top = 0
  for (let model = models - 1; model >= 0; model -= 1) {
    const main = taken.includes(model)
    ys[model] = top + (main ? above : ghostRow / 2)
    top += main ? above + below : ghostRow
  }
  // The first switch stands in the middle, with room for its value and regret.
  return { ys, height: Math.max(top, 2 * (line + HALF)) }
}
