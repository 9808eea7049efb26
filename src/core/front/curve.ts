/** A router's operating points on some questions for every position of what moves it, by scoring it again and again. */
import type { Case } from '../outcomes/case.ts'
import { MissingFeatureError } from '../routing/features.ts'
import type { Router } from '../routing/router.ts'
import { weight } from '../units.ts'
import { operatingPoint, type Scores } from './operating-point.ts'
import type { CurvePoint } from './policy-curve.ts'
import { type ScoringContext, scoreRouter } from './score.ts'
import { type SweptPoint, scoresAtSetting, sweepRouter, TRIED } from './sweep.ts'
import { hasExactCurve } from './weights-curve.ts'

/** Points by rising α or by rising setting of the router's own control. */
export type Curve = (
  | { readonly moves: 'with weights'; readonly points: readonly CurvePoint[] }
  | { readonly moves: 'with control'; readonly points: readonly SweptPoint[] }
) & {
  /** The scores behind each point. */
  readonly scores: readonly Scores[]
}

/** Whether a router's curve has to be computed in this way. It can take seconds. */
export const isScoredCurve = (router: Router): boolean =>
  router.moves !== 'never' && !hasExactCurve(router)

/** How many values of α to evaluate. */
const WEIGHTS = 21

/**
 * The curve of a router that something moves; null if the recording lacks a feature that it reads. `settings` are those to try, by
 * rising value, for a router with a control; null leaves them to `sweepRouter`.
 */
export function curveOf(
  router: Router,
  cases: readonly Case[],
  context: ScoringContext,
  settings: readonly number[] | null,
): Curve | null {
  try {
    return router.control
      ? overSettings(router, cases, context, settings)
      : overWeights(router, cases, context)
  } catch (error) {
    if (error instanceof MissingFeatureError) return null
    throw error
  }
}

function overSettings(
  router: Router,
  cases: readonly Case[],
  context: ScoringContext,
  settings: readonly number[] | null,
): Curve {
  const found = new Map<number, Scores>()
  const at = (setting: number) => {
    const scores = scoresAtSetting(router, setting, cases, context)
    found.set(setting, scores)
    return operatingPoint(scores)
  }
  const points =
    settings?.map((setting): SweptPoint => ({ setting, ...at(setting) })) ??
    sweepRouter(router, cases, at, TRIED)
  return { moves: 'with control', points, scores: points.map(({ setting }) => found.get(setting)!) }
}

function overWeights(router: Router, cases: readonly Case[], context: ScoringContext): Curve {
  const alphas = Array.from({ length: WEIGHTS }, (_, place) => place / (WEIGHTS - 1))
  const scores = alphas.map((alpha) => {
    const preference = { alpha: weight(alpha), beta: weight(1 - alpha) }
    return scoreRouter({ router, setting: 0, preference }, cases, context)
  })
  return {
    moves: 'with weights',
    points: scores.map((each, at) => ({ alpha: alphas[at]!, ...operatingPoint(each) })),
    scores,
  }
}
