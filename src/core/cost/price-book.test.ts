import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../episode/outcome.ts'
import { modelId, type Step } from '../episode/step.ts'
import { modelFor } from '../episode/tree.ts'
import { ARMS, outcomesOfArms, PAIR, POOL } from '../testing/arbitraries.ts'
import { quality, tokens, usdPerMillion } from '../units.ts'
import {
  defaultPriceBook,
  episodeCost,
  type PriceBook,
  paperPriceBook,
  priceOf,
  stepCost,
} from './price-book.ts'

const { weak, strong } = PAIR
const [bothWeak, strongStudent, strongTeacher, bothStrong] = ARMS as Required<typeof ARMS>

const outcome = (assignment: Outcome['assignment']): Outcome => ({
  assignment,
  score: quality(1),
  exactMatch: true,
  usage: {
    student: { tokensIn: tokens(1_000_000), tokensOut: tokens(100_000) },
    teacher: { tokensIn: tokens(500_000), tokensOut: tokens(20_000) },
  },
})

const completionOf = (tokensIn: number, tokensOut: number) =>
  ({ tokensIn: tokens(tokensIn), tokensOut: tokens(tokensOut) }) as Step['completion']

describe('episodeCost', () => {
  it('sums tokens in and out at the price of the model that used them', () => {
    const book: PriceBook = {
      type: 'per-model',
      prices: {
        [weak]: { in: usdPerMillion(0.1), out: usdPerMillion(0.4) },
        [strong]: { in: usdPerMillion(1), out: usdPerMillion(5) },
      },
    }
    expect(episodeCost(book, outcome(strongStudent!))).toBeCloseTo(1 + 0.5 + 0.05 + 0.008, 12)
    expect(episodeCost(book, outcome(strongTeacher!))).toBeCloseTo(0.1 + 0.04 + 0.5 + 0.1, 12)
  })

  it('prices the whole episode by its pair in the preset of the paper', () => {
    const book = paperPriceBook(PAIR)
    const costs = ARMS.map((arm) => episodeCost(book, outcome(arm)))
    const used = 1.62
    for (const [arm, price] of [0.2, 0.5, 0.5, 0.8].entries()) {
      expect(costs[arm]).toBeCloseTo(used * price, 12)
    }
  })

  it('agrees between both books on pairs of equal models', () => {
    for (const arm of [bothWeak!, bothStrong!]) {
      expect(episodeCost(defaultPriceBook(POOL), outcome(arm))).toBe(
        episodeCost(paperPriceBook(PAIR), outcome(arm)),
      )
    }
  })

  it('is never negative and grows with every price', () => {
    fc.assert(
      fc.property(outcomesOfArms, (outcomes) => {
        for (const each of outcomes) {
          const cheap = episodeCost(defaultPriceBook(POOL), each)
          const dear = episodeCost(
            {
              type: 'per-model',
              prices: {
                [weak]: { in: usdPerMillion(0.3), out: usdPerMillion(0.3) },
                [strong]: { in: usdPerMillion(0.9), out: usdPerMillion(0.9) },
              },
            },
            each,
          )
          expect(cheap).toBeGreaterThanOrEqual(0)
          expect(dear).toBeGreaterThanOrEqual(cheap)
        }
      }),
    )
  })
})

describe('stepCost', () => {
  it('adds up to the cost of the episode', () => {
    for (const book of [defaultPriceBook(POOL), paperPriceBook(PAIR)]) {
      for (const arm of ARMS) {
        const student = stepCost(book, arm, {
          model: modelFor(arm, 'student'),
          completion: completionOf(1_000_000, 100_000),
        })
        const teacher = stepCost(book, arm, {
          model: modelFor(arm, 'teacher'),
          completion: completionOf(500_000, 20_000),
        })
        expect(student + teacher).toBeCloseTo(episodeCost(book, outcome(arm)), 12)
      }
    }
  })

  it('bills a step to the model that wrote it, whoever was assigned', () => {
    const step = { model: strong, completion: completionOf(1_000_000, 0) }
    expect(stepCost(defaultPriceBook(POOL), bothWeak!, step)).toBeCloseTo(0.8, 12)
  })
})

describe('priceOf', () => {
  it('names a model without a price', () => {
    const stranger = modelId('stranger')
    expect(() => priceOf(defaultPriceBook(POOL), bothWeak!, stranger)).toThrow(/"stranger"/)
    expect(() => priceOf(paperPriceBook(PAIR), { teacher: stranger, student: weak }, weak)).toThrow(
      /"stranger"/,
    )
  })
})
