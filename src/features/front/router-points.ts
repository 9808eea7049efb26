/** Where each router stands on the questions of a split, at every place of the sliders that move it. */

import { undominatedEpisodes } from '../../core/front/best-continuation.ts'
import {
  type Case,
  type OperatingPoint,
  operatingPoint,
  scoreRouter,
} from '../../core/front/operating-point.ts'
import { type CurvePoint, policyCurve } from '../../core/front/policy-curve.ts'
import { scoreStepRouter } from '../../core/front/step-scores.ts'
import { pointAtSetting, type SweptPoint, sweepRouter } from '../../core/front/step-sweep.ts'
import { own } from '../../core/own.ts'
import type { Preference, Router, Worth } from '../../core/routing/router.ts'
import { costNorm, quality, weight } from '../../core/units.ts'
import type { StepInput } from './front-input.ts'

/** What moves the routers: α and β, and the control of each that has one, by its id. */
export interface Sliders {
  readonly preference: Preference
  readonly settings: Readonly<Record<string, number>>
}

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

/** By rising setting of the router's own control; between the points of the curve `at` knows the exact ones. */
interface OverSettings extends Named {
  readonly moves: 'with setting'
  readonly curve: readonly SweptPoint[]
  readonly initial: number
  readonly at: (setting: number) => OperatingPoint
}

export type RouterPoints = Still | OverWeights | OverSettings

/** For routers that take no notice of it. */
export const ANY_PREFERENCE: Preference = { alpha: weight(0.5), beta: weight(0.5) }
const SWEPT = 25

export const blindId = 'blind-policy'

/** Where a router stands; on a curve over the weights only the ratio of α and β counts. */
export function pointAt(points: RouterPoints, { preference, settings }: Sliders): OperatingPoint {
  switch (points.moves) {
    case 'never':
      return points.curve[0]
    case 'with weights':
      return pointOfWeights(points.curve, preference)
    case 'with setting':
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

/** Null where the router needs what the recording does not have. */
export function episodePoints(router: Router, cases: readonly Case[]): RouterPoints | null {
  const { id, name, group, reads } = router
  if (reads === 'nothing') {
    const point = operatingPoint(scoreRouter(router, cases, ANY_PREFERENCE))
    return { id, name, group, moves: 'never', curve: [point] }
  }
  if (reads !== 'outcomes' && !(reads === 'predictions' && allPredicted(cases))) return null
  return { id, name, group, moves: 'with weights', curve: policyCurve(cases, reads) }
}

/** The policy's decisions with every arm's outcome replaced by its mean: only the rates of the arms are left. */
export function blindPoints(cases: readonly Case[]): RouterPoints | null {
  if (!allPredicted(cases)) return null
  const means = meanWorths(cases.map(({ outcomes }) => outcomes))
  return {
    id: blindId,
    name: 'Blind mix at the policy’s rates',
    group: 'control',
    moves: 'with weights',
    curve: policyCurve(
      cases.map(({ questionId, predictions }) => ({ questionId, predictions, outcomes: means })),
      'predictions',
    ),
  }
}

const allPredicted = (cases: readonly Case[]): boolean =>
  cases.every(({ predictions }) => predictions !== null)

/** What each arm comes to on the mean of the questions. */
export const meanWorths = (worths: readonly (readonly Worth[])[]): readonly Worth[] =>
  (worths[0] ?? []).map((_, arm) => ({
    perf: quality(meanOf(worths.map((own) => own[arm]!.perf))),
    cost: costNorm(meanOf(worths.map((own) => own[arm]!.cost))),
  }))

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The oracle goes by what can still be had, every other router by what it reads on its way. A sweep takes a while. */
export function* stepPoints(
  router: Router,
  { cases, steps, range }: StepInput,
): Generator<undefined, RouterPoints> {
  const { id, name, group, control } = router
  if (router.reads === 'outcomes') {
    const ways = cases.map((question) => ({
      questionId: question.questionId,
      predictions: null,
      outcomes: undominatedEpisodes(question, range),
    }))
    return { id, name, group, moves: 'with weights', curve: policyCurve(ways, 'outcomes') }
  }
  if (!control) {
    const asked = { router, setting: 0, preference: ANY_PREFERENCE }
    const point = operatingPoint(scoreStepRouter(asked, cases, steps, range))
    return { id, name, group, moves: 'never', curve: [point] }
  }
  const known = new Map<number, OperatingPoint>()
  const at = (setting: number): OperatingPoint => {
    const found = known.get(setting) ?? pointAtSetting(router, setting, cases, steps, range)
    known.set(setting, found)
    return found
  }
  const curve = yield* sweepRouter(router, cases, at, SWEPT)
  return { id, name, group, moves: 'with setting', curve, initial: control.initial, at }
}
