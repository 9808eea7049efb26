/** Prices as people write them: a point or a comma before the cents. */
import { MAX_PRICE } from '../../store/link.ts'

const PRICE = /^(?:\d+(?:[.,]\d*)?|[.,]\d+)$/
/** "1,250": a thousand and more to some, one and a quarter to others. */
const AMBIGUOUS = /^[1-9]\d{0,2},\d{3}$/

/** US dollars per million tokens; null for what is no price, or could be two. */
export function readPrice(text: string): number | null {
  const trimmed = text.trim()
  if (!PRICE.test(trimmed) || AMBIGUOUS.test(trimmed)) return null
  const value = Number(trimmed.replace(',', '.'))
  return value <= MAX_PRICE ? value : null
}
