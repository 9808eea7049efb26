/** One price. What is typed counts once it is a price; what is none is put back when the field is left. */

import { useState } from 'react'
import type { Price, PriceBook } from '../../core/cost/price-book.ts'
import { modelName } from '../../core/episode/model-name.ts'
import type { ModelId } from '../../core/episode/step.ts'
import { own } from '../../core/own.ts'
import { usdPerMillion } from '../../core/units.ts'
import { MAX_PRICE } from '../../store/link.ts'
import { setPriceBook } from '../../store/setup-actions.ts'
import { useYardApi } from '../../store/yard-context.tsx'
import styles from './price-editor.module.css'

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
  const price = own(book.prices, model)
  if (!price) return null
  const read = (text: string) => {
    setDraft(text)
    const value = Number(text)
    if (text.trim() === '' || !(value >= 0 && value <= MAX_PRICE)) return
    const changed = { ...price, [side]: usdPerMillion(value) }
    setPriceBook(yard, { ...book, prices: { ...book.prices, [model]: changed } })
  }
  return (
    <input
      type="number"
      className={styles.price}
      aria-label={`${modelName(model)}: dollars for a million tokens ${SIDES[side]}`}
      min={0}
      max={MAX_PRICE}
      step={0.05}
      inputMode="decimal"
      value={draft ?? String(price[side])}
      onChange={(event) => read(event.currentTarget.value)}
      onBlur={() => setDraft(null)}
    />
  )
}
