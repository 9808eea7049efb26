import { describe, expect, it } from 'vitest'
import { type GlyphKind, glyphParts } from './glyph.ts'

const assignment = (...models: readonly number[]): GlyphKind => ({ type: 'assignment', models })

describe('glyphParts', () => {
  it('should draw one shape of a model alone, and two of a pair', () => {
    const tones = (kind: GlyphKind) => glyphParts(kind, 6).map((part) => part.tone)
    expect(tones(assignment(0))).toEqual(['model-0'])
    expect(tones(assignment(1, 0))).toEqual(['model-1', 'model-0'])
  })

  it('should tell every kind and every model of a pool apart by shape alone', () => {
    const kinds: readonly GlyphKind[] = [
      ...[0, 1, 2, 3, 4, 5].map((place) => assignment(place)),
      assignment(1, 0),
      assignment(0, 1),
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
