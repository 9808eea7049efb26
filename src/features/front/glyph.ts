/** One shape and one colour for each model and router, the same in the chart and in the table. */
import { LOOK_REACH, lookPath } from '../../components/model-look.ts'
import type { ModelLook } from '../../core/pool/pool.ts'

/** What a part of a glyph is coloured as; the style sheet maps it to a colour. */
export type Tone = 'model' | 'oracle' | 'router' | 'plain'

export interface GlyphPart {
  readonly tone: Tone
  /** A model's look, from which the theme takes its colour; null for other parts. */
  readonly look: ModelLook | null
  /** SVG path data around (0, 0). */
  readonly path: string
}

/** What a router is drawn as. */
export type GlyphKind =
  /** A fixed router: the look of the one model that plays every role, or those of Teacher and Student. */
  | { readonly type: 'assignment'; readonly looks: readonly ModelLook[] }
  | { readonly type: 'oracle' }
  | { readonly type: 'learned' }
  | { readonly type: 'rule' }
  | { readonly type: 'control' }

const STAR = 1.3
const DIAMOND = 1.2
const RING = 0.85
/** Half the width of the widest stroke, that of the selected glyph, in pixels. */
const RIM = 1.5

/** The looks of several models stand side by side, a little smaller; `spread` is half the distance between neighbours. */
const pairSize = (models: number, radius: number) => {
  const size = (models > 1 ? 0.8 : 1) * radius
  return { size: size * 0.86, spread: size * 1.02 }
}

/** How far a glyph reaches from its middle, horizontally and vertically, stroke included. */
export function glyphReach(
  kind: GlyphKind,
  radius: number,
): { readonly x: number; readonly y: number } {
  switch (kind.type) {
    case 'assignment': {
      const { length } = kind.looks
      const { size, spread } = pairSize(length, radius)
      const y = size * LOOK_REACH + RIM
      return { x: (length - 1) * spread + y, y }
    }
    case 'oracle':
      return square(radius * STAR + RIM)
    case 'learned':
      return square(radius + RIM)
    case 'rule':
      return square(radius * DIAMOND + RIM)
    case 'control':
      return square(radius * RING + RIM)
  }
}

const square = (reach: number) => ({ x: reach, y: reach })

/** The parts of a glyph about `radius` pixels from middle to rim. */
export function glyphParts(kind: GlyphKind, radius: number): readonly GlyphPart[] {
  switch (kind.type) {
    case 'assignment': {
      const { looks } = kind
      const { size, spread } = pairSize(looks.length, radius)
      return looks.map((look, i) => ({
        tone: 'model',
        look,
        path: lookPath(look, size, (2 * i - looks.length + 1) * spread),
      }))
    }
    case 'oracle':
      return [{ tone: 'oracle', look: null, path: star(radius * STAR) }]
    case 'learned':
      return [{ tone: 'router', look: null, path: circle(radius) }]
    case 'rule':
      return [{ tone: 'router', look: null, path: diamond(radius * DIAMOND) }]
    case 'control':
      return [{ tone: 'plain', look: null, path: circle(radius * RING) }]
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
