import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelFor } from '../episode/arm.ts'
import { modelId, type Step } from '../episode/step.ts'
import { ARMS, BOOK, PAIR, POOL } from '../testing/arbitraries.ts'
import {
  assigned,
  assignedOf,
  episodeCost,
  type Outcome,
  recordedOutcomes,
} from '../testing/assignments.ts'
import { quality, tokens, usdPerMillion } from '../units.ts'
import {
  defaultPriceBook,
  flatPrice,
  type PriceBook,
  paperPriceBook,
  priceOf,
  stepCost,
} from './price-book.ts'

const { weak, strong } = PAIR
const [bothWeak] = ARMS

const OUTCOME: Outcome = {
  score: quality(1),
  exactMatch: true,
  usage: {
    student: { tokensIn: tokens(1_000_000), tokensOut: tokens(100_000) },
    teacher: { tokensIn: tokens(500_000), tokensOut: tokens(20_000) },
  },
}

/** The cost of an episode with these tokens under each arm. */
const costsUnder = (book: PriceBook): readonly number[] => {
  const recorded = recordedOutcomes(
    'q',
    ARMS.map(() => OUTCOME),
  )
  return [...assignedOf([recorded], book).cases[0]!.costs]
}

const perModel = (of: readonly (readonly [string, number, number])[]): PriceBook => ({
  type: 'per-model',
  prices: new Map(
    of.map(([model, per, out]) => [
      modelId(model),
      { in: usdPerMillion(per), out: usdPerMillion(out) },
    ]),
  ),
})

const completionOf = (tokensIn: number, tokensOut: number) =>
  ({ tokensIn: tokens(tokensIn), tokensOut: tokens(tokensOut) }) as Step['completion']

describe('the cost of an episode', () => {
  it('sums tokens in and out at the price of the model that read or wrote them', () => {
    const book = perModel([
      [weak, 0.1, 0.4],
      [strong, 1, 5],
    ])
    const [, strongStudent, strongTeacher] = costsUnder(book)
    expect(strongStudent).toBeCloseTo(1 + 0.5 + 0.05 + 0.008, 12)
    expect(strongTeacher).toBeCloseTo(0.1 + 0.04 + 0.5 + 0.1, 12)
  })

  it('bills the whole episode at the price of its pair in the preset of the paper', () => {
    const costs = costsUnder(paperPriceBook(PAIR))
    const used = 1.62
    for (const [arm, price] of [0.2, 0.5, 0.5, 0.8].entries()) {
      expect(costs[arm]).toBeCloseTo(used * price, 12)
    }
  })

  it('is the same in both books for a pair of equal models', () => {
    const [byModel, byPair] = [costsUnder(BOOK), costsUnder(paperPriceBook(PAIR))]
    for (const arm of [0, 3]) expect(byModel[arm]).toBe(byPair[arm])
  })

  it('is never negative and grows with every price', () => {
    const dearer = perModel([
      [weak, 0.3, 0.3],
      [strong, 0.9, 0.9],
    ])
    fc.assert(
      fc.property(assigned, ({ outcomes, cases }) => {
        for (const [question, own] of outcomes.entries()) {
          for (const [arm, outcome] of own.entries()) {
            const cheap = cases[question]!.costs[arm]!
            expect(cheap).toBe(episodeCost(BOOK, ARMS[arm]!, outcome))
            expect(cheap).toBeGreaterThanOrEqual(0)
            expect(episodeCost(dearer, ARMS[arm]!, outcome)).toBeGreaterThanOrEqual(cheap)
          }
        }
      }),
    )
  })
})

describe('defaultPriceBook', () => {
  it('uses list prices, and a price by place in the pool for the rest', () => {
    const listed = flatPrice(7)
    const pool = ['a', 'b', 'c'].map(modelId)
    const book = defaultPriceBook(pool, (model) => (model === pool[1] ? listed : null))
    const prices = pool.map((model) => priceOf(book, {}, model).in)
    expect(prices[0]).toBe(0.2)
    expect(prices[1]).toBe(7)
    expect(prices[2]).toBeCloseTo(0.8, 12)
  })
})

describe('stepCost', () => {
  it('adds up to the cost of the episode', () => {
    for (const book of [defaultPriceBook(POOL, () => null), paperPriceBook(PAIR)]) {
      for (const { models, id } of ARMS) {
        const student = stepCost(book, models, {
          model: modelFor(models, 'student'),
          completion: completionOf(1_000_000, 100_000),
        })
        const teacher = stepCost(book, models, {
          model: modelFor(models, 'teacher'),
          completion: completionOf(500_000, 20_000),
        })
        expect(student + teacher).toBeCloseTo(
          costsUnder(book)[ARMS.findIndex((arm) => arm.id === id)]!,
          12,
        )
      }
    }
  })

  it('bills a step to the model that wrote it, whichever model was assigned', () => {
    const step = { model: strong, completion: completionOf(1_000_000, 0) }
    expect(stepCost(BOOK, bothWeak!.models, step)).toBeCloseTo(0.8, 12)
  })
})

describe('priceOf', () => {
  it('throws an error that names the model without a price', () => {
    const stranger = modelId('stranger')
    expect(() => priceOf(BOOK, bothWeak!.models, stranger)).toThrow(/"stranger"/)
    expect(() => priceOf(paperPriceBook(PAIR), { teacher: stranger, student: weak }, weak)).toThrow(
      /"stranger"/,
    )
  })
})
