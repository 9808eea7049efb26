import { describe, expect, it } from 'vitest'
import type { ModelLook } from '../../core/pool/pool.ts'
import { type GlyphKind, glyphParts, glyphReach } from './glyph.ts'

const assignment = (...looks: readonly ModelLook[]): GlyphKind => ({ type: 'assignment', looks })

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

describe('glyphParts', () => {
  it('should draw one shape for a single model, and two for a pair', () => {
    const looks = (kind: GlyphKind) => glyphParts(kind, 6).map((part) => part.look)
    expect(looks(assignment('cross'))).toEqual(['cross'])
    expect(looks(assignment('triangle', 'square'))).toEqual(['triangle', 'square'])
  })

  it('should tell every kind and every model apart by shape alone', () => {
    const paths = kinds.map((kind) =>
      glyphParts(kind, 6)
        .map((part) => part.path)
        .join(''),
    )
    expect(new Set(paths).size).toBe(paths.length)
  })
})

describe('glyphReach', () => {
  it.each(kinds)('should hold every corner of $type $looks', (kind) => {
    const reach = glyphReach(kind, 6)
    const corners = glyphParts(kind, 6).flatMap(({ path }) => [
      ...path.matchAll(/[ML](?<x>[-\d.]+),(?<y>[-\d.]+)/g),
    ])
    const most = (name: 'x' | 'y') =>
      Math.max(...corners.map(({ groups }) => Math.abs(Number(groups?.[name]))))
    expect(corners.length).toBeGreaterThan(0)
    expect(reach.x).toBeGreaterThan(most('x'))
    expect(reach.y).toBeGreaterThan(most('y'))
    // But not by so much that labels would stand off needlessly.
    expect(reach.x).toBeLessThan(most('x') + 4)
  })
})
