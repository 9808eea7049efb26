/** One shape and one colour for each model and router, the same in the chart and in the table. */

/** Whose colour a part of a glyph has; the style sheet knows the colours. A model's is that of its place in the pool. */
export type Tone = `model-${number}` | 'oracle' | 'router' | 'plain'

export interface GlyphPart {
  readonly tone: Tone
  /** SVG path data around (0, 0). */
  readonly path: string
}

/** What a router is drawn as. */
export type GlyphKind =
  | {
      readonly type: 'assignment'
      /** Places in the pool: of the one model that plays every role, or of Teacher and Student. */
      readonly models: readonly number[]
    }
  | { readonly type: 'oracle' }
  | { readonly type: 'learned' }
  | { readonly type: 'rule' }
  | { readonly type: 'control' }

/** The parts of a glyph about `radius` pixels from middle to rim. */
export function glyphParts(kind: GlyphKind, radius: number): readonly GlyphPart[] {
  switch (kind.type) {
    case 'assignment': {
      const [first = 0, second] = kind.models
      if (second === undefined) return [modelPart(first, 0, radius)]
      const small = radius * 0.8
      return [modelPart(first, -small * 1.02, small), modelPart(second, small * 1.02, small)]
    }
    case 'oracle':
      return [{ tone: 'oracle', path: star(radius * 1.3) }]
    case 'learned':
      return [{ tone: 'router', path: circle(radius) }]
    case 'rule':
      return [{ tone: 'router', path: polygon(cross(radius * 1.05)) }]
    case 'control':
      return [{ tone: 'plain', path: circle(radius * 0.85) }]
  }
}

type Corner = readonly [x: number, y: number]

/** By place in the pool, the cheapest model's first. */
const MODEL_OUTLINES: readonly ((radius: number) => readonly Corner[])[] = [
  (radius) => square(radius * 0.88),
  (radius) => triangle(radius * 1.1),
  (radius) => regular(4, radius * 1.25),
  (radius) => regular(5, radius * 1.15),
  (radius) => triangle(radius * 1.1).map(([x, y]): Corner => [x, -y]),
  (radius) => regular(6, radius * 1.1),
]

function modelPart(place: number, x: number, radius: number): GlyphPart {
  const shown = Math.min(place, MODEL_OUTLINES.length - 1)
  return { tone: `model-${shown}`, path: polygon(MODEL_OUTLINES[shown]!(radius), x) }
}

const square = (r: number): readonly Corner[] => [
  [-r, -r],
  [r, -r],
  [r, r],
  [-r, r],
]

const triangle = (r: number): readonly Corner[] => [
  [0, -r],
  [r, r * 0.8],
  [-r, r * 0.8],
]

/** A regular polygon that stands on its foot or its point, a corner at the top. */
const regular = (corners: number, r: number): readonly Corner[] =>
  Array.from({ length: corners }, (_, i): Corner => {
    const angle = (i * 2 * Math.PI) / corners - Math.PI / 2
    return [r * Math.cos(angle), r * Math.sin(angle)]
  })

/** An upright cross. */
function cross(r: number): readonly Corner[] {
  const w = r * 0.38
  const quarter: readonly Corner[] = [
    [w, -r],
    [w, -w],
    [r, -w],
  ]
  return [0, 1, 2, 3].flatMap((turns) =>
    quarter.map((corner): Corner => {
      let [x, y] = corner
      for (let i = 0; i < turns; i++) [x, y] = [-y, x]
      return [x, y]
    }),
  )
}

function polygon(corners: readonly Corner[], dx = 0): string {
  return `M${corners.map(([x, y]) => `${round(x + dx)},${round(y)}`).join('L')}Z`
}

function star(radius: number): string {
  const corners = Array.from({ length: 10 }, (_, i): Corner => {
    const reach = i % 2 === 0 ? radius : radius * 0.45
    const angle = (i * Math.PI) / 5 - Math.PI / 2
    return [reach * Math.cos(angle), reach * Math.sin(angle)]
  })
  return polygon(corners)
}

function circle(radius: number): string {
  const r = round(radius)
  return `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`
}

const round = (value: number): number => Math.round(value * 100) / 100
