/** Curves over α, with β = 1 − α, that have a closed form. */
import type { Preference } from '../cost/utility.ts'
import type { Case } from '../outcomes/case.ts'
import type { Worth } from '../outcomes/table.ts'
import type { Router } from '../routing/router.ts'
import { weight } from '../units.ts'
import { bestContinuation, undominatedEpisodes, worthsAt } from './best-continuation.ts'
import { type OperatingPoint, operatingPoint } from './operating-point.ts'
import { type CurvePoint, policyCurve } from './policy-curve.ts'
import { type ScoringContext, scoreRouter } from './score.ts'

/** For routers that ignore the preference. */
export const ANY_PREFERENCE: Preference = { alpha: weight(0.5), beta: weight(0.5) }

/** The operating point of a router without a control at one preference. */
export const pointIn = (
  router: Router,
  cases: readonly Case[],
  context: ScoringContext,
  preference: Preference,
): OperatingPoint => operatingPoint(scoreRouter({ router, setting: 0, preference }, cases, context))

/** Whether a router's curve over the weights has a closed form: it does for the oracle and for the policy. */
export const hasExactCurve = ({ moves, reads }: Router): boolean =>
  moves === 'with weights' && (reads.includes('outcomes') || reads.includes('predictions'))

/** The curve of such a router by rising α, exact at every α. Null if it reads predictions and a question has none. */
export function exactCurve(
  router: Router,
  cases: readonly Case[],
  context: ScoringContext,
): readonly CurvePoint[] | null {
  if (router.reads.includes('outcomes')) {
    const best = cases.map((question) => undominatedEpisodes(question, context.range))
    return policyCurve(best.map((outcomes) => ({ believed: outcomes, outcomes })))
  }
  return predictedCurve(
    cases,
    cases.map((question) => startWorths(question, context)),
  )
}

/** The curve of a router that follows its predictions; null if a question has none. */
export function predictedCurve(
  cases: readonly Case[],
  outcomes: readonly (readonly Worth[])[],
): readonly CurvePoint[] | null {
  const curve = cases.flatMap(({ predictions }, at) =>
    predictions ? [{ believed: predictions, outcomes: outcomes[at]! }] : [],
  )
  return curve.length === cases.length ? policyCurve(curve) : null
}

/** What each arm of the first decision is worth if every later decision is the best one. */
export const startWorths = (question: Case, { range }: ScoringContext): readonly Worth[] =>
  worthsAt(question, bestContinuation(question, range, ANY_PREFERENCE), range, 0, 0)
