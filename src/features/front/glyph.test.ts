import { describe, expect, it } from 'vitest'
import { glyphParts } from './glyph.ts'

describe('glyphParts', () => {
  it('should draw one shape where both roles have the same model, and two where they differ', () => {
    const tones = (teacher: 'weak' | 'strong', student: 'weak' | 'strong') =>
      glyphParts({ type: 'assignment', teacher, student }, 6).map((part) => part.tone)
    expect(tones('weak', 'weak')).toEqual(['weak'])
    expect(tones('strong', 'weak')).toEqual(['strong', 'weak'])
  })

  it('should tell every kind apart by shape alone', () => {
    const paths = [
      glyphParts({ type: 'assignment', teacher: 'weak', student: 'weak' }, 6),
      glyphParts({ type: 'assignment', teacher: 'strong', student: 'strong' }, 6),
      glyphParts({ type: 'assignment', teacher: 'strong', student: 'weak' }, 6),
      glyphParts({ type: 'assignment', teacher: 'weak', student: 'strong' }, 6),
      glyphParts({ type: 'oracle' }, 6),
      glyphParts({ type: 'learned' }, 6),
      glyphParts({ type: 'control' }, 6),
    ].map((parts) => parts.map((part) => part.path).join(''))
    expect(new Set(paths).size).toBe(paths.length)
  })
})
