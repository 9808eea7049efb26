/** Generated questions in which one choice settles the episode, so that each arm has one outcome. */
import fc from 'fast-check'
import { billOf, type PriceBook, priceOf } from '../cost/price-book.ts'
import { type Arm, modelFor } from '../episode/arm.ts'
import type { Role } from '../episode/prompt.ts'
import type { Metered } from '../episode/step.ts'
import type { RecordedQuestion } from '../forest/forest.ts'
import type { Worth } from '../outcomes/table.ts'
import { costNorm, type Quality, quality, tokens } from '../units.ts'
import { ARMS, BOOK, POOL, ROLES } from './arbitraries.ts'
import { forestOf, type Routed, routedForest } from './routed.ts'

/** What came of an arm, as input for formulas that are applied directly. */
export interface Outcome {
  readonly score: Quality
  readonly exactMatch: boolean
  readonly usage: Readonly<Partial<Record<Role, Metered>>>
}

/** The cost of an episode in US dollars: the sum over its roles. */
export const episodeCost = (book: PriceBook, { models }: Arm, { usage }: Outcome): number =>
  (Object.entries(usage) as [Role, Metered][]).reduce(
    (sum, [role, used]) => sum + billOf(priceOf(book, models, modelFor(models, role)), used),
    0,
  )

const metered = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 400 })).map(
  ([tokensIn, tokensOut]): Metered => ({
    tokensIn: tokens(tokensIn),
    tokensOut: tokens(tokensOut),
  }),
)

/** Few distinct values, so that ties are common. */
const score = fc.constantFrom(0, 0.25, 0.5, 2 / 3, 1).map(quality)

const outcomesOfArms: fc.Arbitrary<readonly Outcome[]> = fc.tuple(
  ...ARMS.map(() =>
    fc.record({
      score,
      exactMatch: fc.boolean(),
      usage: fc.record({ student: metered, teacher: metered }),
    }),
  ),
)

const thousandths = (min: number, max: number) =>
  fc.integer({ min: 1000 * min, max: 1000 * max }).map((value) => value / 1000)

const prediction: fc.Arbitrary<Worth> = fc.record({
  perf: thousandths(0, 1).map(quality),
  cost: thousandths(-0.1, 1.2).map(costNorm),
})

/** What a policy might predict for each arm. */
export const predictionsOfArms: fc.Arbitrary<readonly Worth[]> = fc.tuple(
  ...ARMS.map(() => prediction),
)

/** A table of assignments, with the outcomes that it was made from by question and arm. */
export interface Assigned extends Routed {
  readonly outcomes: readonly (readonly Outcome[])[]
}

export const recordedOutcomes = (
  id: string,
  outcomes: readonly Outcome[],
  predictions: readonly Worth[] | null = null,
): RecordedQuestion => ({
  id,
  kind: 'kind',
  outcomes: outcomes.map(({ score, exactMatch, usage }) => [
    score,
    exactMatch ? 1 : 0,
    ...ROLES.flatMap((role) => [usage[role]?.tokensIn ?? 0, usage[role]?.tokensOut ?? 0]),
  ]),
  predictions,
  graph: null,
})

/** A table of these questions, priced with the default book or another. */
export function assignedOf(questions: readonly RecordedQuestion[], book = BOOK): Routed {
  return routedForest(forestOf({ pool: POOL, roles: ROLES, questions }), book)
}

export const assignedIn = (book: PriceBook): fc.Arbitrary<Assigned> =>
  fc
    .array(fc.tuple(outcomesOfArms, predictionsOfArms), {
      minLength: 1,
      maxLength: 12,
    })
    .map((drawn) => ({
      ...assignedOf(
        drawn.map(([own, predictions], at) => recordedOutcomes(`q${at}`, own, predictions)),
        book,
      ),
      outcomes: drawn.map(([own]) => own),
    }))

/** Questions with outcomes and predictions, priced with the default book; their own costs give the cost range. */
export const assigned: fc.Arbitrary<Assigned> = assignedIn(BOOK)
