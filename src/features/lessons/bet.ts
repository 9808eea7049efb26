/** What came of bets: a person's, against the router at hand and the oracle on the same questions. */
import type { ModelId } from '../../core/episode/step.ts'
import { own } from '../../core/own.ts'
import type { Router } from '../../core/routing/router.ts'
import { selectPool, selectRouter } from '../../store/pool-selectors.ts'
import type { YardState } from '../../store/state.ts'
import { selectPricedCases } from '../../store/table-selectors.ts'
import { routerOf, type Standing, selectSingles, standingOf } from './standings.ts'

export interface BetOutcome {
  readonly you: Standing
  readonly router: Standing
  readonly oracle: Standing
}

const singleOf = (state: YardState, model: ModelId): Router | null =>
  selectSingles(state)[selectPool(state).indexOf(model)] ?? null

function outcomeOf(state: YardState, questionId: string, model: ModelId): BetOutcome | null {
  if (!selectPricedCases(state).some((each) => each.questionId === questionId)) return null
  const at = { ...state, setup: { ...state.setup, questionId } }
  const standing = (router: Router | null) => standingOf(at, router, 'question')
  const you = standing(singleOf(state, model))
  const router = standing(selectRouter(state))
  const oracle = standing(routerOf(state, 'oracle'))
  return you && router && oracle && { you, router, oracle }
}

/** What came of the bet on the question at hand; null before it. */
export function outcomeHere(state: YardState): BetOutcome | null {
  const { questionId } = state.setup
  const model = own(state.lessons.bets, questionId)
  return model === undefined ? null : outcomeOf(state, questionId, model)
}

/** The sums of utility over all bets. */
export function sumsOf(state: YardState): Readonly<Record<keyof BetOutcome, number>> {
  const outcomes = Object.entries(state.lessons.bets).flatMap(
    ([questionId, model]) => outcomeOf(state, questionId, model) ?? [],
  )
  const sum = (who: keyof BetOutcome) =>
    outcomes.reduce((total, each) => total + each[who].utility, 0)
  return { you: sum('you'), router: sum('router'), oracle: sum('oracle') }
}
