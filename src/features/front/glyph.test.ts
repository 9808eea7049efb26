import { describe, expect, it } from 'vitest'
import type { ModelLook } from '../../components/model-look.ts'
import { type GlyphKind, glyphParts } from './glyph.ts'

const assignment = (...looks: readonly ModelLook[]): GlyphKind => ({ type: 'assignment', looks })

describe('glyphParts', () => {
  it('should draw one shape of a model alone, and two of a pair', () => {
    const looks = (kind: GlyphKind) => glyphParts(kind, 6).map((part) => part.look)
    expect(looks(assignment('cross'))).toEqual(['cross'])
    expect(looks(assignment('triangle', 'square'))).toEqual(['triangle', 'square'])
  })

  it('should tell every kind and every model apart by shape alone', () => {
    const looks = ['square', 'cross', 'hexagon', 'wedge', 'hourglass', 'triangle'] as const
    const kinds: readonly GlyphKind[] = [
      ...looks.map((look) => assignment(look)),
      assignment('triangle', 'square'),
      assignment('square', 'triangle'),
      { type: 'oracle' },
      { type: 'learned' },
      { type: 'rule' },
      { type: 'control' },
    ]
    const paths = kinds.map((kind) =>
      glyphParts(kind, 6)
        .map((part) => part.path)
        .join(''),
    )
    expect(new Set(paths).size).toBe(paths.length)
  })
})
