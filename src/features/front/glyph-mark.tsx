/** A router's glyph in a line of text, the same as on the chart. */
import { type GlyphKind, glyphParts } from './glyph.ts'
import styles from './glyph-mark.module.css'

export const GlyphMark = ({ kind }: { readonly kind: GlyphKind }) => (
  <svg className={styles.mark} viewBox="-16 -11 32 22" aria-hidden="true">
    {glyphParts(kind, 7.5).map(({ tone, look, path }) => (
      <path key={path} d={path} data-tone={tone} data-look={look ?? undefined} />
    ))}
  </svg>
)
