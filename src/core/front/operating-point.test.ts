import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseCost } from '../cost/normalise.ts'
import { type PriceBook, paperPriceBook } from '../cost/price-book.ts'
import { utility } from '../cost/utility.ts'
import { createRng } from '../random.ts'
import { sampleArm } from '../routing/random.ts'
import type { Router } from '../routing/router.ts'
import { ARMS, BOOK, PAIR, preferenceOf, preferences } from '../testing/arbitraries.ts'
import { type Assigned, assigned, assignedIn, episodeCost } from '../testing/assignments.ts'
import type { Routed } from '../testing/routed.ts'
import { costNorm, quality, usd } from '../units.ts'
import { bestContinuation, worthsAt } from './best-continuation.ts'
import { operatingPoint } from './operating-point.ts'
import { type CurveCase, policyCurve } from './policy-curve.ts'
import { scoreRouter } from './score.ts'

const router = ({ routers }: Routed, id: string) => routers.find((each) => each.id === id)!
const scores = (questions: Routed, id: string, preference = preferenceOf(0.5, 0.5)) =>
  scoreRouter(
    { router: router(questions, id), setting: 0, preference },
    questions.cases,
    questions.context,
  )

/** The formulas of a table of assignments, applied directly to the outcomes. */
function direct({ outcomes, cases }: Assigned, book: PriceBook) {
  const costs = outcomes.map((own) => own.map((each, arm) => episodeCost(book, ARMS[arm]!, each)))
  const range = { min: usd(Math.min(...costs.flat())), max: usd(Math.max(...costs.flat())) }
  const worths = outcomes.map((own, question) =>
    own.map(({ score }, arm) => ({
      perf: score,
      cost: normaliseCost(range, usd(costs[question]![arm]!)),
    })),
  )
  const expected = ({ decide, reads }: Router, preference: ReturnType<typeof preferenceOf>) =>
    worths.map((own, question) => {
      const { distribution } = decide({
        questionId: `q${question}`,
        stage: 0,
        path: [],
        spent: costNorm(0),
        arms: ARMS,
        preference,
        setting: 0,
        features: {
          ...(reads.includes('outcomes') ? { outcomes: own } : {}),
          ...(reads.includes('predictions') ? { predictions: cases[question]!.predictions! } : {}),
        },
      })
      const over = (of: (worth: (typeof own)[number]) => number) =>
        distribution.reduce((sum, share, arm) => sum + share * of(own[arm]!), 0)
      return { perf: over(({ perf }) => perf), cost: over(({ cost }) => cost) }
    })
  return { range, worths, expected }
}

describe('an assignment table as a graph of one state', () => {
  it.each([
    ['per model', BOOK],
    ['per pair', paperPriceBook(PAIR)],
  ])('has the scores and the cost range of the direct formulas, priced %s', (_, book) => {
    fc.assert(
      fc.property(assignedIn(book), preferences, (questions, preference) => {
        const { range, expected } = direct(questions, book)
        expect(questions.context.range).toEqual(range)
        for (const each of questions.routers) {
          const found = scores(questions, each.id, preference)
          for (const [at, { perf, cost }] of expected(each, preference).entries()) {
            expect(found.perf[at]).toBeCloseTo(perf, 12)
            expect(found.cost[at]).toBeCloseTo(cost, 12)
          }
        }
      }),
    )
  })

  it('normalises the costs of the train split to [0, 1] and reaches both ends', () => {
    fc.assert(
      fc.property(assigned, ({ cases, context: { range } }) => {
        const costs = cases.flatMap((each) =>
          Array.from(each.costs, (cost) => normaliseCost(range, usd(cost))),
        )
        expect(Math.min(...costs)).toBe(0)
        expect(Math.max(...costs)).toBe(range.max > range.min ? 1 : 0)
      }),
    )
  })
})

describe('scoreRouter', () => {
  it('gives a fixed router the outcomes of its arm', () => {
    fc.assert(
      fc.property(assigned, preferences, (questions, preference) => {
        const { perf, cost } = scores(questions, 'all-strong', preference)
        const { worths } = direct(questions, BOOK)
        expect([...perf]).toEqual(worths.map((own) => own[3]!.perf))
        expect([...cost]).toEqual(worths.map((own) => own[3]!.cost))
      }),
    )
  })

  it('gives the random router the mean over the arms', () => {
    fc.assert(
      fc.property(assigned, preferences, (questions, preference) => {
        const point = operatingPoint(scores(questions, 'random', preference))
        const all = questions.outcomes.flat()
        const sum = all.reduce((total, { score }) => total + score, 0)
        expect(point.perf).toBeCloseTo(sum / all.length, 9)
      }),
    )
  })

  it('is what sampling converges to', () => {
    const [questions] = fc.sample(assigned, { numRuns: 1, seed: 7 })
    const exact = scores(questions!, 'random').perf[0]!
    const rng = createRng('converge')
    const distribution = ARMS.map(() => 1 / ARMS.length)
    let sampled = 0
    for (let i = 0; i < 4000; i++) {
      sampled += questions!.outcomes[0]![sampleArm(distribution, rng)]!.score / 4000
    }
    expect(sampled).toBeCloseTo(exact, 1)
  })

  it('puts no router above the oracle', () => {
    fc.assert(
      fc.property(assigned, preferences, (questions, preference) => {
        const worth = (id: string) => {
          const { perf, cost } = operatingPoint(scores(questions, id, preference))
          return utility(preference, quality(perf), costNorm(cost))
        }
        const best = worth('oracle')
        for (const { id } of questions.routers) expect(worth(id)).toBeLessThanOrEqual(best + 1e-9)
      }),
    )
  })
})

const sides = ['predictions', 'outcomes'] as const

/** The input of the curve for the policy (predictions) or the oracle (outcomes). */
const curveCases = ({ cases, context: { range } }: Routed, side: (typeof sides)[number]) =>
  cases.map((question): CurveCase => {
    const best = bestContinuation(question, range, preferenceOf(0.5, 0.5))
    const outcomes = worthsAt(question, best, range, 0, 0)
    return { believed: side === 'outcomes' ? outcomes : question.predictions!, outcomes }
  })

describe('policyCurve', () => {
  it.each(sides)('gives the operating point at every α of the router that reads %s', (side) => {
    fc.assert(
      fc.property(assigned, fc.double({ min: 0.001, max: 1, noNaN: true }), (questions, alpha) => {
        const curve = policyCurve(curveCases(questions, side))
        // At a switch both arms are worth the same, and rounding decides.
        fc.pre(curve.every((each) => Math.abs(each.alpha - alpha) > 1e-6))
        const id = side === 'outcomes' ? 'oracle' : 'policy'
        const expected = operatingPoint(scores(questions, id, preferenceOf(alpha, 1 - alpha)))
        const point = curve.findLast((each) => each.alpha <= alpha)!
        expect(point.perf).toBeCloseTo(expected.perf, 9)
        expect(point.cost).toBeCloseTo(expected.cost, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('rises for the oracle: with α, cost and quality grow', () => {
    fc.assert(
      fc.property(assigned, (questions) => {
        const curve = policyCurve(curveCases(questions, 'outcomes'))
        expect(curve[0]!.alpha).toBe(0)
        for (let i = 1; i < curve.length; i++) {
          expect(curve[i]!.alpha).toBeGreaterThan(curve[i - 1]!.alpha)
          expect(curve[i]!.alpha).toBeLessThan(1)
          expect(curve[i]!.cost).toBeGreaterThanOrEqual(curve[i - 1]!.cost - 1e-12)
          expect(curve[i]!.perf).toBeGreaterThanOrEqual(curve[i - 1]!.perf - 1e-12)
        }
      }),
    )
  })

  it('is short, because a question switches fewer times than it has arms', () => {
    fc.assert(
      fc.property(assigned, (questions) => {
        expect(policyCurve(curveCases(questions, 'predictions')).length).toBeLessThanOrEqual(
          1 + questions.cases.length * (ARMS.length - 1),
        )
      }),
    )
  })

  it('goes straight to the best of tied arms, at its start and at a switch', () => {
    const outcomes = (
      [
        [0.1, 0],
        [0.3, 0],
        [0.5, 0.2],
        [0.7, 0.4],
      ] as const
    ).map(([perf, cost]) => ({ perf: quality(perf), cost: costNorm(cost) }))
    expect(policyCurve([{ believed: outcomes, outcomes }])).toEqual([
      { alpha: 0, perf: 0.3, cost: 0 },
      { alpha: expect.closeTo(0.5, 9), perf: expect.closeTo(0.7, 9), cost: 0.4 },
    ])
  })

  it('has no point without questions', () => {
    expect(policyCurve([])).toEqual([])
  })
})
