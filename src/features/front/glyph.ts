/** One shape and one colour for each model and router, the same in the chart and in the table. */
import { lookPath, type ModelLook } from '../../components/model-look.ts'

/** Whose colour a part of a glyph has; the style sheet knows the colours. */
export type Tone = 'model' | 'oracle' | 'router' | 'plain'

export interface GlyphPart {
  readonly tone: Tone
  /** Of a model: the theme knows its colour by it. */
  readonly look: ModelLook | null
  /** SVG path data around (0, 0). */
  readonly path: string
}

/** What a router is drawn as. */
export type GlyphKind =
  /** Of the one model that plays every role, or of Teacher and Student. */
  | { readonly type: 'assignment'; readonly looks: readonly ModelLook[] }
  | { readonly type: 'oracle' }
  | { readonly type: 'learned' }
  | { readonly type: 'rule' }
  | { readonly type: 'control' }

/** The parts of a glyph about `radius` pixels from middle to rim. */
export function glyphParts(kind: GlyphKind, radius: number): readonly GlyphPart[] {
  switch (kind.type) {
    case 'assignment': {
      const { looks } = kind
      // Two stand side by side, a little smaller.
      const size = (looks.length > 1 ? 0.8 : 1) * radius
      return looks.map((look, i) => ({
        tone: 'model',
        look,
        path: lookPath(look, size * 0.86, (2 * i - looks.length + 1) * size * 1.02),
      }))
    }
    case 'oracle':
      return [{ tone: 'oracle', look: null, path: star(radius * 1.3) }]
    case 'learned':
      return [{ tone: 'router', look: null, path: circle(radius) }]
    case 'rule':
      return [{ tone: 'router', look: null, path: diamond(radius * 1.2) }]
    case 'control':
      return [{ tone: 'plain', look: null, path: circle(radius * 0.85) }]
  }
}

function diamond(radius: number): string {
  const r = round(radius)
  return `M0,${-r}L${r},0L0,${r}L${-r},0Z`
}

function star(radius: number): string {
  const corners = Array.from({ length: 10 }, (_, i) => {
    const reach = i % 2 === 0 ? radius : radius * 0.45
    const angle = (i * Math.PI) / 5 - Math.PI / 2
    return `${round(reach * Math.cos(angle))},${round(reach * Math.sin(angle))}`
  })
  return `M${corners.join('L')}Z`
}

function circle(radius: number): string {
  const r = round(radius)
  return `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`
}

const round = (value: number): number => Math.round(value * 100) / 100
