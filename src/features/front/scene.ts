/** What is drawn, in pixels: first what stays put at a given size, then what moves with the sliders. */

import type { Preference } from '../../core/cost/utility.ts'
import type { Interval } from '../../core/front/bootstrap.ts'
import type { ChartLayout } from './chart-layout.ts'
import type { Sliders } from './front-input.ts'
import type { FrontModel } from './front-model.ts'
import { type GlyphKind, glyphReach } from './glyph.ts'
import { type ChartPoint, isoUtilityLine } from './iso-line.ts'
import { type LabelRequest, type PlacedLabel, placeLabels } from './label-placement.ts'
import type { Mark } from './marks.ts'
import { polyline, samplesAlong, staircase } from './paths.ts'
import { blindId, pointAt } from './router-points.ts'

/** Lines and dots that only a new size, split or price book changes. */
export interface StillScene {
  readonly layout: ChartLayout
  readonly front: string
  readonly hull: string
  /** The curves of the routers that a slider moves. */
  readonly curves: readonly {
    readonly id: string
    readonly kind: GlyphKind['type']
    readonly path: string
  }[]
  /** The cloud in pixels. */
  readonly dotsX: Float64Array
  readonly dotsY: Float64Array
  /** Points that labels should rather not cover, as alternating x and y. */
  readonly soft: readonly number[]
  /** Names of the lines. */
  readonly lineLabels: readonly LineLabel[]
}

export interface LineLabel extends ChartPoint {
  readonly id: 'line:front' | 'line:hull'
  readonly text: string
}

export function stillScene(
  model: FrontModel,
  marks: readonly Mark[],
  layout: ChartLayout,
): StillScene {
  const hull = Array.from(model.hull.cost, (cost, i) => ({ cost, perf: model.hull.perf[i]! }))
  const moving = marks.filter(({ id, curve }) => curve.length > 1 && id !== blindId)
  return {
    layout,
    front: staircase(model.front, layout),
    hull: polyline(hull, layout),
    curves: moving.map(({ id, glyph, curve }) => ({
      id,
      kind: glyph.type,
      path: polyline(curve, layout),
    })),
    dotsX: model.cloud.cost.map(layout.x.to),
    dotsY: model.cloud.perf.map(layout.y.to),
    soft: samplesAlong(
      [cornersOf(model.front, layout), hull, ...moving.map(({ curve }) => curve)],
      layout,
    ),
    lineLabels: lineLabelsOf(model.front, hull),
  }
}

/** The corners of the staircase, up to its end at the right edge. */
const cornersOf = (front: readonly ChartPoint[], { domain }: ChartLayout): readonly ChartPoint[] =>
  front.flatMap((point, i) => [
    point,
    { cost: front[i + 1]?.cost ?? domain.cost.high, perf: point.perf },
  ])

function lineLabelsOf(
  front: readonly ChartPoint[],
  hull: readonly ChartPoint[],
): readonly LineLabel[] {
  const labels: LineLabel[] = []
  const top = front.at(-1)
  if (top) labels.push({ id: 'line:front', text: 'front', ...top })
  const [from, to] = longest(hull)
  if (from && to) {
    const middle = { cost: (from.cost + to.cost) / 2, perf: (from.perf + to.perf) / 2 }
    labels.push({ id: 'line:hull', text: 'zero router', ...middle })
  }
  return labels
}

function longest(line: readonly ChartPoint[]): readonly ChartPoint[] {
  let best: readonly ChartPoint[] = []
  let length = 0
  for (let i = 1; i < line.length; i++) {
    const span = line[i]!.cost - line[i - 1]!.cost
    if (span > length) {
      length = span
      best = [line[i - 1]!, line[i]!]
    }
  }
  return best
}

export type PlacedMark = Mark & { readonly x: number; readonly y: number }

export interface MovingScene {
  readonly marks: readonly PlacedMark[]
  readonly labels: readonly PlacedLabel[]
  /** x1, y1, x2, y2 of the line of equal utility; null where neither α nor β has a weight. */
  readonly iso: readonly [number, number, number, number] | null
  /** Dots worth more than this lie beyond the line; null where there is no line. */
  readonly threshold: number | null
}

export interface MovingInput {
  readonly marks: readonly Mark[]
  readonly sliders: Sliders
  readonly still: StillScene
  /** Width of a text in the labels' font, in pixels. */
  readonly measure: (text: string) => number
  readonly placesBefore: ReadonlyMap<string, number>
}

export function movingScene(input: MovingInput): MovingScene {
  const { marks, sliders, still } = input
  const { preference } = sliders
  const { x, y, domain } = still.layout
  const markedPoints = marks.map((mark) => ({ mark, at: pointAt(mark, sliders) }))
  const placed = markedPoints.map(
    ({ mark, at }): PlacedMark => ({ ...mark, x: x.to(at.cost), y: y.to(at.perf) }),
  )
  const best = bestOf(markedPoints, preference)
  const line = best && isoUtilityLine(preference, best, domain)
  return {
    marks: placed,
    labels: labelsOf(input, placed, line ?? null),
    iso: line
      ? [x.to(line[0].cost), y.to(line[0].perf), x.to(line[1].cost), y.to(line[1].perf)]
      : null,
    threshold: best && line ? worthOf(best, preference) : null,
  }
}

const worthOf = ({ cost, perf }: ChartPoint, { alpha, beta }: Preference): number =>
  alpha * perf - beta * cost

/** The router that is worth most; the oracle does not compete. */
function bestOf(
  markedPoints: readonly { readonly mark: Mark; readonly at: ChartPoint }[],
  preference: Preference,
): ChartPoint | null {
  let best: ChartPoint | null = null
  for (const { mark, at } of markedPoints) {
    if (mark.glyph.type === 'oracle') continue
    if (!best || worthOf(at, preference) > worthOf(best, preference)) best = at
  }
  return best
}

type Reach = ReturnType<typeof glyphReach>
/** For the label of a line, which has no marker. */
const POINT: Reach = { x: 1, y: 1 }

function labelsOf(
  { still, measure, placesBefore }: MovingInput,
  marks: readonly PlacedMark[],
  line: readonly [ChartPoint, ChartPoint] | null,
): readonly PlacedLabel[] {
  const { layout, lineLabels, soft } = still
  const height = layout.fontSize * 1.25
  const request = (id: string, text: string, x: number, y: number, reach: Reach): LabelRequest => ({
    id,
    x,
    y,
    reachX: reach.x,
    reachY: reach.y,
    width: measure(text),
    height,
  })
  const iso = line ? samplesAlong([line], layout) : []
  return placeLabels(
    [
      ...marks.map(({ id, label, x, y, glyph }) =>
        request(id, label, x, y, glyphReach(glyph, layout.radius)),
      ),
      ...(line ? [isoLabel(request, iso)] : []),
      ...lineLabels.map(({ id, text, cost, perf }) =>
        request(id, text, layout.x.to(cost), layout.y.to(perf), POINT),
      ),
    ],
    // A label may stand in the right margin, but not on an axis.
    { ...layout.plot, right: layout.width },
    [...soft, ...iso],
    placesBefore,
  )
}

export const isoLabelId = 'line:iso'
export const isoLabelText = 'equal utility'

/** Near the upper end of the line. */
function isoLabel(
  request: (id: string, text: string, x: number, y: number, reach: Reach) => LabelRequest,
  samples: readonly number[],
): LabelRequest {
  const at = 2 * Math.floor((samples.length / 2) * 0.86)
  return request(isoLabelId, isoLabelText, samples[at] ?? 0, samples[at + 1] ?? 0, POINT)
}

/** Where an interval bar ends, in pixels. */
export const barEnds = (interval: Interval, to: (value: number) => number) =>
  [to(interval.low), to(interval.high)] as const
