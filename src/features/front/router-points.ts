/** Each router's operating point on the questions of a split, for every position of the sliders that move it. */
import type { Preference } from '../../core/cost/utility.ts'
import type { OperatingPoint } from '../../core/front/operating-point.ts'
import type { CurvePoint } from '../../core/front/policy-curve.ts'
import { pointAtSetting, type SweptPoint, sweepRouter } from '../../core/front/sweep.ts'
import {
  ANY_PREFERENCE,
  pointIn,
  predictedCurve,
  startWorths,
  weightsCurve,
} from '../../core/front/weights-curve.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { Worth } from '../../core/outcomes/table.ts'
import { own } from '../../core/own.ts'
import { MissingFeatureError } from '../../core/routing/features.ts'
import type { Router } from '../../core/routing/router.ts'
import { costNorm, quality, weight } from '../../core/units.ts'
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
}

/** By rising setting of the router's own control. `at` is exact for any setting, also between the points of the curve. */
interface OverSettings extends Named {
  readonly moves: 'with control'
  readonly curve: readonly SweptPoint[]
  readonly initial: number
  readonly at: (setting: number) => OperatingPoint
}

export type RouterPoints = Still | OverWeights | OverSettings

/** How many settings of a control its curve is drawn from. */
const SWEPT = 25

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

function pointOfWeights(curve: readonly CurvePoint[], { alpha, beta }: Preference): CurvePoint {
  const at = alpha === 0 ? 0 : alpha / (alpha + beta)
  let low = 0
  let high = curve.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (curve[middle]!.alpha <= at) low = middle
    else high = middle - 1
  }
  return curve[low]!
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

/** `routerPoints`, computed once per router and set of questions, so that training another router costs nothing here. */
export function* pointsOnce(
  router: Router,
  input: Pick<FrontInput, 'cases' | 'context'>,
): Generator<undefined, RouterPoints | null> {
  const own = made.get(router) ?? new WeakMap<readonly Case[], RouterPoints | null>()
  made.set(router, own)
  const known = own.get(input.cases)
  if (known !== undefined) return known
  const points = yield* possiblePoints(router, input)
  own.set(input.cases, points)
  return points
}

/** Null if the router reads a feature that the recording lacks. */
function* possiblePoints(
  router: Router,
  input: Pick<FrontInput, 'cases' | 'context'>,
): Generator<undefined, RouterPoints | null> {
  try {
    return yield* routerPoints(router, input)
  } catch (error) {
    if (error instanceof MissingFeatureError) return null
    throw error
  }
}

/** The points of a slow router; null until its curve on these questions is computed, or if it cannot run on them. */
export function slowPoints(
  { id, name, group }: Router,
  curve: readonly CurvePoint[] | undefined,
): RouterPoints | null {
  return curve && curve.length > 0 ? { id, name, group, moves: 'with weights', curve } : null
}

/**
 * Null if the router reads predictions and a question has none. Throws a MissingFeatureError if the recording lacks another feature
 * that it reads. Yields while it computes a curve, because that takes a while.
 */
export function* routerPoints(
  router: Router,
  { cases, context }: Pick<FrontInput, 'cases' | 'context'>,
): Generator<undefined, RouterPoints | null> {
  const { id, name, group, moves } = router
  switch (moves) {
    case 'never':
      return { id, name, group, moves, curve: [pointIn(router, cases, context, ANY_PREFERENCE)] }
    case 'with weights': {
      const curve = yield* weightsCurve(router, cases, context)
      return curve && { id, name, group, moves, curve }
    }
    case 'with control': {
      const known = new Map<number, OperatingPoint>()
      const at = (setting: number): OperatingPoint => {
        const found = known.get(setting) ?? pointAtSetting(router, setting, cases, context)
        known.set(setting, found)
        return found
      }
      const curve = yield* sweepRouter(router, cases, at, SWEPT)
      return { id, name, group, moves, curve, initial: router.control?.initial ?? 0, at }
    }
  }
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
