/** A router's operating points on some questions over α, with β = 1 − α. */
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

/** How many values of α to evaluate where a router's curve has no closed form. */
const WEIGHTS = 21

/**
 * A router's curve by rising α: exact at every α for the oracle and for the policy, evaluated at a grid of α for any other router.
 * Null if the router reads predictions and a question has none.
 */
export function* weightsCurve(
  router: Router,
  cases: readonly Case[],
  context: ScoringContext,
): Generator<undefined, readonly CurvePoint[] | null> {
  if (router.reads.includes('outcomes')) {
    const best = cases.map((question) => undominatedEpisodes(question, context.range))
    return policyCurve(best.map((outcomes) => ({ believed: outcomes, outcomes })))
  }
  if (router.reads.includes('predictions')) {
    return predictedCurve(
      cases,
      cases.map((question) => startWorths(question, context)),
    )
  }
  const curve: CurvePoint[] = []
  for (let place = 0; place < WEIGHTS; place++) {
    const alpha = place / (WEIGHTS - 1)
    const preference = { alpha: weight(alpha), beta: weight(1 - alpha) }
    curve.push({ alpha, ...pointIn(router, cases, context, preference) })
    yield
  }
  return curve
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
