/** One shape and one colour for each model and router, the same in the chart and in the table. */

/** Whose colour a part of a glyph has; the style sheet knows the colours. */
export type Tone = 'weak' | 'strong' | 'oracle' | 'router' | 'plain'

export interface GlyphPart {
  readonly tone: Tone
  /** SVG path data around (0, 0). */
  readonly path: string
}

/** What a router is drawn as. An assignment shows its two models, teacher first. */
export type GlyphKind =
  | {
      readonly type: 'assignment'
      readonly teacher: 'weak' | 'strong'
      readonly student: 'weak' | 'strong'
    }
  | { readonly type: 'oracle' }
  | { readonly type: 'learned' }
  | { readonly type: 'control' }

/** The parts of a glyph about `radius` pixels from middle to rim. */
export function glyphParts(kind: GlyphKind, radius: number): readonly GlyphPart[] {
  switch (kind.type) {
    case 'assignment': {
      if (kind.teacher === kind.student) return [modelPart(kind.teacher, 0, radius)]
      const small = radius * 0.8
      return [
        modelPart(kind.teacher, -small * 1.02, small),
        modelPart(kind.student, small * 1.02, small),
      ]
    }
    case 'oracle':
      return [{ tone: 'oracle', path: star(radius * 1.3) }]
    case 'learned':
      return [{ tone: 'router', path: circle(radius) }]
    case 'control':
      return [{ tone: 'plain', path: circle(radius * 0.85) }]
  }
}

const modelPart = (model: 'weak' | 'strong', x: number, radius: number): GlyphPart =>
  model === 'weak'
    ? { tone: 'weak', path: polygon(square(radius * 0.88), x) }
    : { tone: 'strong', path: polygon(triangle(radius * 1.1), x) }

type Corner = readonly [x: number, y: number]

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

function polygon(corners: readonly Corner[], dx: number): string {
  return `M${corners.map(([x, y]) => `${round(x + dx)},${round(y)}`).join('L')}Z`
}

function star(radius: number): string {
  const corners = Array.from({ length: 10 }, (_, i): Corner => {
    const reach = i % 2 === 0 ? radius : radius * 0.45
    const angle = (i * Math.PI) / 5 - Math.PI / 2
    return [reach * Math.cos(angle), reach * Math.sin(angle)]
  })
  return polygon(corners, 0)
}

function circle(radius: number): string {
  const r = round(radius)
  return `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`
}

const round = (value: number): number => Math.round(value * 100) / 100
