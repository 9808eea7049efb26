/** Prices in a link: each model's prices for tokens in and out, or those of the paper. */
import { type PriceBook, pairOf, paperPriceBook } from '../core/cost/price-book.ts'
import type { Pool } from '../core/episode/arm.ts'
import { usdPerMillion } from '../core/units.ts'

export function priceText(book: PriceBook, pool: Pool): string {
  if (book.type === 'per-pair') return 'paper'
  return pool
    .flatMap((id) => {
      const price = book.prices.get(id)
      return [price?.in ?? 0, price?.out ?? 0]
    })
    .join()
}

/** Null where the prices do not fit the pool. */
export function bookOf(prices: 'paper' | readonly number[], pool: Pool): PriceBook | null {
  if (prices === 'paper') {
    const pair = pairOf(pool)
    return pair && paperPriceBook(pair)
  }
  if (prices.length !== 2 * pool.length) return null
  return {
    type: 'per-model',
    prices: new Map(
      pool.map((model, at) => [
        model,
        {
          in: usdPerMillion(prices[2 * at] ?? 0),
          out: usdPerMillion(prices[2 * at + 1] ?? 0),
        },
      ]),
    ),
  }
}
