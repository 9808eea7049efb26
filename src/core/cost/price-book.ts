/** What tokens cost: per model, or per pair of models as in HAPS (arXiv 2601.05903, table 4). */
import { type Assignment, modelFor, type Pool } from '../episode/arm.ts'
import type { Metered, ModelId } from '../episode/step.ts'
import { type Usd, type UsdPerMillion, usd, usdPerMillion } from '../units.ts'

export interface Price {
  readonly in: UsdPerMillion
  readonly out: UsdPerMillion
}

/** HAPS's two candidate models. */
export interface Pair {
  readonly weak: ModelId
  readonly strong: ModelId
}

/** The two models of a pool of two; null for a pool of any other size. */
export function pairOf(pool: Pool): Pair | null {
  const [weak, strong] = pool
  return pool.length === 2 && weak && strong ? { weak, strong } : null
}

/** All tokens of an episode have one price, which depends on the two models that play it, not on which of them wrote. */
export interface PairPrices {
  readonly type: 'per-pair'
  readonly pair: Pair
  readonly weakWeak: Price
  /** One weak and one strong model, in either role. */
  readonly mixed: Price
  readonly strongStrong: Price
}

export type PriceBook =
  | { readonly type: 'per-model'; readonly prices: ReadonlyMap<ModelId, Price> }
  | PairPrices

/** The same price per million tokens in and out. */
export const flatPrice = (perMillion: number): Price => ({
  in: usdPerMillion(perMillion),
  out: usdPerMillion(perMillion),
})

/** US dollars per million tokens for the cheapest and the dearest model without a list price: the paper's equal pairs. */
const CHEAPEST = 0.2
const DEAREST = 0.8

/** Each model at its list price. A model without one gets a price by its place in the pool, from the cheapest to the dearest. */
export const defaultPriceBook = (
  pool: Pool,
  listPrice: (model: ModelId) => Price | null,
): PriceBook => ({
  type: 'per-model',
  prices: new Map(
    pool.map((model, place) => {
      const share = pool.length > 1 ? place / (pool.length - 1) : 0
      return [model, listPrice(model) ?? flatPrice(CHEAPEST * (DEAREST / CHEAPEST) ** share)]
    }),
  ),
})

/** The paper's prices, the same in and out: .2 for two weak models, .5 for a mixed pair, .8 for two strong ones. */
export const paperPriceBook = (pair: Pair): PairPrices => ({
  type: 'per-pair',
  pair,
  weakWeak: flatPrice(0.2),
  mixed: flatPrice(0.5),
  strongStrong: flatPrice(0.8),
})

/** The price of a model's tokens in an episode played by `assignment`. Throws a RangeError if the book has no price for it. */
export function priceOf(book: PriceBook, assignment: Assignment, model: ModelId): Price {
  switch (book.type) {
    case 'per-model': {
      const price = book.prices.get(model)
      if (!price)
        throw new RangeError(`The price book has no price for the model "${model}"; add one`)
      return price
    }
    case 'per-pair':
      return pairPrice(book, assignment)
  }
}

function pairPrice(book: PairPrices, assignment: Assignment): Price {
  const { weak, strong } = book.pair
  const student = modelFor(assignment, 'student')
  const teacher = modelFor(assignment, 'teacher')
  for (const model of [student, teacher]) {
    if (model !== weak && model !== strong) {
      throw new RangeError(
        `The model "${model}" is not in the price book's pair ("${weak}", "${strong}"); use prices per model`,
      )
    }
  }
  if (student !== teacher) return book.mixed
  return student === strong ? book.strongStrong : book.weakWeak
}

/** The bill for these tokens in US dollars. */
export const billOf = (price: Price, { tokensIn, tokensOut }: Metered): number =>
  (tokensIn * price.in + tokensOut * price.out) / 1e6

/** The cost of one step, or of a glimpse before it, in an episode whose roles were given to `assignment`. `model` wrote it. */
export const stepCost = (
  book: PriceBook,
  assignment: Assignment,
  { model, completion }: { readonly model: ModelId; readonly completion: Metered },
): Usd => usd(billOf(priceOf(book, assignment, model), completion))
