import { expect, it } from 'vitest'
import { billOf, pairOf, paperPriceBook, priceOf } from '../../../core/cost/price-book.ts'
import { nodesAlong } from '../../../core/episode/tree.ts'
import { tokens } from '../../../core/units.ts'
import { book, pathBy, pool, strong, treeOf, weak } from '../fixture.ts'
import { episodeBill, holdersAfter, totalCost } from './bill.ts'

const models = [weak, strong, weak]
const nodes = nodesAlong(treeOf([{ models, score: 1 }]), pathBy(models))
const mixed = { student: weak, teacher: strong }

it('episodeBill() adds up to what the whole episode costs, by either kind of price book', () => {
  for (const prices of [book, paperPriceBook(pairOf(pool)!)]) {
    const bill = episodeBill(prices, mixed, nodes)
    const each = { tokensIn: tokens(100), tokensOut: tokens(10) }
    const whole = models.reduce((sum, id) => sum + billOf(priceOf(prices, mixed, id), each), 0)
    expect(totalCost(bill)).toBeCloseTo(whole, 12)
    expect(bill.map(({ runningTokens }) => runningTokens)).toEqual([110, 220, 330])
  }
})

it('episodeBill() includes the glimpse that was billed when a step was written, unless given others', () => {
  const glimpse = { model: weak, tokensIn: tokens(100), tokensOut: tokens(1) }
  const looked = nodes.map((node) => ({ ...node, step: { ...node.step, glimpse } }))
  expect(episodeBill(book, mixed, looked).every((entry) => entry.glimpse !== null)).toBe(true)
  expect(episodeBill(book, mixed, looked, []).every((entry) => entry.glimpse === null)).toBe(true)
})

it('totalCost() of no steps is zero', () => {
  expect(totalCost(episodeBill(book, mixed, []))).toBe(0)
})

it('holdersAfter() knows who spoke last in a role', () => {
  expect(holdersAfter({ student: strong, teacher: weak }, nodes)).toEqual(mixed)
  expect(holdersAfter(mixed, [])).toEqual(mixed)
})
