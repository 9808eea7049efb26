import { expect, it } from 'vitest'
import {
  defaultPriceBook,
  episodeCost,
  pairOf,
  paperPriceBook,
} from '../../core/cost/price-book.ts'
import { outcomeOf } from '../../core/episode/outcome.ts'
import { nodesAlong } from '../../core/episode/tree.ts'
import { arms, pool, strong, treeOf, verdictOf, weak } from './fixture.ts'
import { ledgerOf, totalCost } from './ledger.ts'

const path = [weak, strong, weak]
const nodes = nodesAlong(treeOf({ path, score: 1 }), path)
const mixed = { student: weak, teacher: strong }

it('ledgerOf() adds up to what the whole episode costs, by either kind of price book', () => {
  const outcome = outcomeOf(
    mixed,
    nodes.map(({ step }) => step),
    verdictOf(1),
  )
  for (const book of [defaultPriceBook(pool), paperPriceBook(pairOf(pool)!)]) {
    const ledger = ledgerOf(book, mixed, nodes)
    expect(totalCost(ledger)).toBeCloseTo(episodeCost(book, outcome), 12)
    expect(ledger.map(({ runningTokens }) => runningTokens)).toEqual([110, 220, 330])
  }
})

it('totalCost() of nothing is nothing', () => {
  expect(totalCost(ledgerOf(defaultPriceBook(pool), arms[0]!, []))).toBe(0)
})
