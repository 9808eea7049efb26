/** Each router's operating point on the questions of a split, for every position of the sliders that move it. */
import type { Preference } from '../../core/cost/utility.ts'
import { type Curve, isScoredCurve } from '../../core/front/curve.ts'
import {
  type OperatingPoint,
  operatingPoint,
  type Scores,
} from '../../core/front/operating-point.ts'
import type { CurvePoint } from '../../core/front/policy-curve.ts'
import type { ScoringContext } from '../../core/front/score.ts'
import { type SweptPoint, scoresAtSetting } from '../../core/front/sweep.ts'
import {
  ANY_PREFERENCE,
  exactCurve,
  pointIn,
  predictedCurve,
  startWorths,
} from '../../core/front/weights-curve.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { Worth } from '../../core/outcomes/table.ts'
import { own } from '../../core/own.ts'
import { MissingFeatureError } from '../../core/routing/features.ts'
import type { Router } from '../../core/routing/router.ts'
import { costNorm, quality, weight } from '../../core/units.ts'
import { curveOn } from '../../store/training/curves.ts'
import type { FrontInput, Sliders } from './front-input.ts'

type Named = Pick<Router, 'id' | 'name' | 'group'>

interface Still extends Named {
  readonly moves: 'never'
  readonly curve: readonly [OperatingPoint]
}

/** By rising α, with β = 1 − α; never empty. */
interface OverWeights extends Named {
  readonly moves: 'with weights'
  readonly curve: readonly CurvePoint[]
  /** The scores behind each point; null for a curve with a closed form. */
  readonly scores: readonly Scores[] | null
}

/**
 * By rising setting of the router's own control. `at` and `scoresAt` are exact for any setting, also between the points of the
 * curve; there they score the router anew, unless it decides as at one of these points.
 */
interface OverSettings extends Named {
  readonly moves: 'with control'
  readonly curve: readonly SweptPoint[]
  readonly initial: number
  readonly at: (setting: number) => OperatingPoint
  readonly scoresAt: (setting: number) => Scores
}

export type RouterPoints = Still | OverWeights | OverSettings

export const blindId = 'blind-policy'

/** A router's point at these sliders. On a curve over the weights only the ratio of α to β matters. */
export function pointAt(points: RouterPoints, { preference, settings }: Sliders): OperatingPoint {
  switch (points.moves) {
    case 'never':
      return points.curve[0]
    case 'with weights':
      return pointOfWeights(points.curve, preference)
    case 'with control':
      return points.at(own(settings, points.id) ?? points.initial)
  }
}

const pointOfWeights = (curve: readonly CurvePoint[], preference: Preference): CurvePoint =>
  curve[placeOfWeights(curve, preference)]!

/** The index of the point at these weights. */
function placeOfWeights(curve: readonly CurvePoint[], { alpha, beta }: Preference): number {
  const at = alpha === 0 ? 0 : alpha / (alpha + beta)
  let low = 0
  let high = curve.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (curve[middle]!.alpha <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** A router's scores at these sliders, where its points were made from scores; null elsewhere. */
export function scoresBehind(
  points: RouterPoints,
  { preference, settings }: Sliders,
): Scores | null {
  switch (points.moves) {
    case 'never':
      return null
    case 'with weights':
      return points.scores?.[placeOfWeights(points.curve, preference)] ?? null
    case 'with control':
      return points.scoresAt(own(settings, points.id) ?? points.initial)
  }
}

/** A point on a router's curve, with the slider position there: α with β = 1 − α, or its own setting; 0 if nothing moves it. */
export interface Place extends OperatingPoint {
  readonly at: number
}

/** Every point of a router's curve. */
export function placesOf(points: RouterPoints): readonly Place[] {
  switch (points.moves) {
    case 'never':
      return [{ ...points.curve[0], at: 0 }]
    case 'with weights':
      return points.curve.map(({ perf, cost, alpha }) => ({ perf, cost, at: alpha }))
    case 'with control':
      return points.curve.map(({ perf, cost, setting }) => ({ perf, cost, at: setting }))
  }
}

/** A router's point at a slider position, which may come from its curve on other questions. */
export function pointAtPlace(points: RouterPoints, at: number): OperatingPoint {
  switch (points.moves) {
    case 'never':
      return points.curve[0]
    case 'with weights':
      return pointOfWeights(points.curve, { alpha: weight(at), beta: weight(1 - at) })
    case 'with control':
      return points.at(at)
  }
}

const made = new WeakMap<Router, WeakMap<readonly Case[], RouterPoints | null>>()

/** `routerPoints`, made once per router and set of questions, so that training another router costs nothing here. */
export function pointsOnce(
  router: Router,
  input: Pick<FrontInput, 'cases' | 'context' | 'curves'>,
): RouterPoints | null {
  const own = made.get(router) ?? new WeakMap<readonly Case[], RouterPoints | null>()
  made.set(router, own)
  const known = own.get(input.cases)
  if (known !== undefined) return known
  const points = routerPoints(router, input)
  if (points !== undefined) own.set(input.cases, points)
  return points ?? null
}

/** Null if the recording lacks something that the router reads; undefined until a worker has computed its curve. */
function routerPoints(
  router: Router,
  { cases, context, curves }: Pick<FrontInput, 'cases' | 'context' | 'curves'>,
): RouterPoints | null | undefined {
  const { id, name, group } = router
  if (isScoredCurve(router)) {
    const curve = curveOn(curves, router, cases)
    return curve && { id, name, group, ...scoredPoints(router, curve, cases, context) }
  }
  try {
    if (router.moves === 'never') {
      const curve = [pointIn(router, cases, context, ANY_PREFERENCE)] as const
      return { id, name, group, moves: 'never', curve }
    }
    const curve = exactCurve(router, cases, context)
    return curve && { id, name, group, moves: 'with weights', curve, scores: null }
  } catch (error) {
    if (error instanceof MissingFeatureError) return null
    throw error
  }
}

function scoredPoints(
  router: Router,
  curve: Curve,
  cases: readonly Case[],
  context: ScoringContext,
): Omit<OverWeights, keyof Named> | Omit<OverSettings, keyof Named> {
  const { moves, points, scores } = curve
  if (moves === 'with weights') return { moves, curve: points, scores }
  const { initial = 0, stopFor } = router.control ?? {}
  const known = new Map(points.map(({ setting }, at) => [setting, scores[at]!]))
  const scoresAt = (setting: number): Scores => {
    const found =
      known.get(setting) ??
      known.get(stopFor?.(setting) ?? setting) ??
      scoresAtSetting(router, setting, cases, context)
    known.set(setting, found)
    return found
  }
  const at = (setting: number) => operatingPoint(scoresAt(setting))
  return { moves, curve: points, initial, at, scoresAt }
}

/** The policy with every arm's outcome replaced by its mean, so that only the rates of the arms matter. */
export function blindPoints({ cases, context }: FrontInput): RouterPoints | null {
  const means = meanWorths(cases.map((question) => startWorths(question, context)))
  const curve = predictedCurve(
    cases,
    cases.map(() => means),
  )
  return (
    curve && {
      id: blindId,
      name: 'Blind mix at the policy’s rates',
      group: 'control',
      moves: 'with weights',
      curve,
      scores: null,
    }
  )
}

/** What each choice is worth on average over the questions. */
export const meanWorths = (worths: readonly (readonly Worth[])[]): readonly Worth[] =>
  (worths[0] ?? []).map((_, choice) => ({
    perf: quality(meanOf(worths.map((own) => own[choice]!.perf))),
    cost: costNorm(meanOf(worths.map((own) => own[choice]!.cost))),
  }))

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
