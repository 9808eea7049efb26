/** One price. What is typed takes effect once it is a price; anything else is undone when the input loses the focus. */

import { useState } from 'react'
import type { Price, PriceBook } from '../../core/cost/price-book.ts'
import { modelName } from '../../core/episode/model-name.ts'
import type { ModelId } from '../../core/episode/step.ts'
import { usdPerMillion } from '../../core/units.ts'
import { MAX_PRICE } from '../../store/link-ranges.ts'
import { setPriceBook } from '../../store/setup-actions.ts'
import { useYardApi } from '../../store/yard-context.tsx'
import styles from './price-editor.module.css'

/** What an arrow key adds or takes away, in US dollars per million tokens. */
const STEP = 0.05
const SIDES = { in: 'read', out: 'written' }

export const PriceInput = ({
  book,
  model,
  side,
}: {
  readonly book: Extract<PriceBook, { type: 'per-model' }>
  readonly model: ModelId
  readonly side: keyof Price
}) => {
  const yard = useYardApi()
  const [draft, setDraft] = useState<string | null>(null)
  const price = book.prices.get(model)
  if (!price) return null
  const set = (value: number) => {
    const changed = { ...price, [side]: usdPerMillion(value) }
    setPriceBook(yard, { ...book, prices: new Map(book.prices).set(model, changed) })
  }
  const read = (text: string) => {
    setDraft(text)
    const value = readPrice(text)
    if (value !== null) set(value)
  }
  const stepBy = (steps: number) => {
    const value = Math.min(MAX_PRICE, Math.max(0, price[side] + steps * STEP))
    setDraft(null)
    // Ten significant digits drop what the addition left behind: 0.30000000000000004.
    set(Number(value.toPrecision(10)))
  }
  const wrong = draft !== null && readPrice(draft) === null
  return (
    // An input of type number would silently drop a comma, and make 15 out of 1,5.
    <input
      type="text"
      role="spinbutton"
      className={styles.price}
      aria-label={`${modelName(model)}: dollars per million tokens ${SIDES[side]}`}
      aria-valuemin={0}
      aria-valuemax={MAX_PRICE}
      aria-valuenow={price[side]}
      aria-invalid={wrong}
      title={wrong ? `Enter a price from 0 to ${MAX_PRICE}, such as 0.25` : undefined}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? String(price[side])}
      onChange={(event) => read(event.currentTarget.value)}
      onKeyDown={(event) => {
        const steps = { ArrowUp: 1, ArrowDown: -1 }[event.key]
        if (steps === undefined) return
        event.preventDefault()
        stepBy(steps)
      }}
      onBlur={() => setDraft(null)}
    />
  )
}

const PRICE = /^(?:\d+(?:[.,]\d*)?|[.,]\d+)$/
/** "1,250" means 1250 to some people and 1.25 to others. */
const AMBIGUOUS = /^[1-9]\d{0,2},\d{3}$/

/** US dollars per million tokens, with a point or a comma before the cents; null where the text is no price, or ambiguous. */
export function readPrice(text: string): number | null {
  const trimmed = text.trim()
  if (!PRICE.test(trimmed) || AMBIGUOUS.test(trimmed)) return null
  const value = Number(trimmed.replace(',', '.'))
  return value <= MAX_PRICE ? value : null
}
