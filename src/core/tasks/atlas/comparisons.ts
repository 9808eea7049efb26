/** The four ways to compare numbers, named after the adjective in the expert's thought. */
import type { Comparison } from './schema.ts'

export const earlier = (which: readonly string[], whether: string): Comparison => ({
  which,
  whether,
  adjective: 'earlier',
})
export const later = (which: readonly string[], whether: string): Comparison => ({
  which,
  whether,
  adjective: 'later',
})
export const less = (which: readonly string[], whether: string): Comparison => ({
  which,
  whether,
  adjective: 'less',
})
export const more = (which: readonly string[], whether: string): Comparison => ({
  which,
  whether,
  adjective: 'more',
})
