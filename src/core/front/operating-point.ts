/** A router on a set of questions, exactly: expectations over its distribution, no sampling, no model run. */
import { type CostRange, type PricedOutcome, priceOutcomes } from '../cost/normalise.ts'
import type { PriceBook } from '../cost/price-book.ts'
import type { Outcome } from '../episode/outcome.ts'
import type { Decision, DecisionPoint, Prediction, Preference, Router } from '../routing/router.ts'

/** A question all of whose arms were run, as a router meets it under any preference. */
export type Case = Pick<DecisionPoint, 'questionId' | 'arms' | 'predictions'> & {
  readonly outcomes: readonly PricedOutcome[]
}

/** A recorded question as a case; the assignments of its outcomes are the arms. */
export const caseOf = (
  question: {
    readonly id: string
    readonly outcomes: readonly Outcome[]
    readonly predictions: readonly Prediction[] | null
  },
  book: PriceBook,
  range: CostRange,
): Case => ({
  questionId: question.id,
  arms: question.outcomes.map(({ assignment }) => assignment),
  predictions: question.predictions,
  outcomes: priceOutcomes(book, range, question.outcomes),
})

/** One number a question. Cost is normalised by the train split. */
export interface Scores {
  readonly perf: Float64Array
  readonly cost: Float64Array
}

/** (mean cost, mean quality) of one router at one setting on one set of questions; normalised cost. */
export interface OperatingPoint {
  readonly perf: number
  readonly cost: number
}

/** The router's decision on each question. It sees only what it says it reads. */
export const decideAll = (
  router: Router,
  cases: readonly Case[],
  preference: Preference,
): readonly Decision[] =>
  cases.map((question) =>
    router.decide({
      ...question,
      preference,
      predictions: router.reads === 'predictions' ? question.predictions : null,
      outcomes: router.reads === 'outcomes' ? question.outcomes : null,
      last: null,
      draft: null,
      setting: 0,
    }),
  )

/** For each question, the expectation of a quantity of its outcomes under the decision. */
export function expectedOver(
  decisions: readonly Decision[],
  cases: readonly Case[],
  quantity: (outcome: PricedOutcome) => number,
): Float64Array {
  return Float64Array.from(cases, ({ outcomes }, index) => {
    let sum = 0
    for (const [arm, share] of decisions[index]!.distribution.entries()) {
      if (share > 0) sum += share * quantity(outcomes[arm]!)
    }
    return sum
  })
}

/** Expected quality and cost of each question. */
export function scoreRouter(
  router: Router,
  cases: readonly Case[],
  preference: Preference,
): Scores {
  const decisions = decideAll(router, cases, preference)
  return {
    perf: expectedOver(decisions, cases, ({ perf }) => perf),
    cost: expectedOver(decisions, cases, ({ cost }) => cost),
  }
}

/** The mean; NaN for no values. */
export function mean(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** The operating point of a router's scores; NaN for no questions. */
export const operatingPoint = ({ perf, cost }: Scores): OperatingPoint => ({
  perf: mean(perf),
  cost: mean(cost),
})
