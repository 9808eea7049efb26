/**
 * Everything the chart shows of one split under one price book, computed once. Nothing in it depends on α and β: what moves
 * with them is looked up on curves, so a slider costs a binary search.
 */
import type { CostRange, PricedOutcome } from '../../core/cost/normalise.ts'
import { type Cloud, cloudOf, createRules, type Rules } from '../../core/front/cloud.ts'
import { type Hull, upperHull } from '../../core/front/hull.ts'
import {
  type Case,
  mean,
  operatingPoint,
  type Scores,
  scoreRouter,
} from '../../core/front/operating-point.ts'
import { paretoFront } from '../../core/front/pareto.ts'
import { type CurvePoint, policyCurve } from '../../core/front/policy-curve.ts'
import { createRouters, type RoutingSpace } from '../../core/routing/registry.ts'
import type { Preference, Router } from '../../core/routing/router.ts'
import { costNorm, quality, weight } from '../../core/units.ts'
import type { ChartDomain, ChartPoint } from './iso-line.ts'
import { extentOf, padded } from './scale.ts'

export interface FrontInput {
  readonly space: RoutingSpace
  /** The questions of one split, all with the same arms. */
  readonly cases: readonly Case[]
  /** The kind of each question: the cloud's rules may treat kinds differently. */
  readonly kindOf: readonly string[]
  /** Of the train split, whichever split is shown. */
  readonly range: CostRange
}

/** A router's points: one where it takes no notice of α and β, else a curve by rising α with β = 1 − α. Never empty. */
export interface RouterPoints {
  readonly id: string
  readonly name: string
  readonly group: Router['group']
  readonly curve: readonly CurvePoint[]
}

export interface FrontModel {
  readonly space: RoutingSpace
  readonly range: CostRange
  readonly cases: readonly Case[]
  readonly routers: readonly Router[]
  /** In the routers' order; those that cannot run on this recording (no predictions) are left out. */
  readonly points: readonly RouterPoints[]
  /** The learned policy's mix of arms given to questions at random: what its choosing adds shows against this. */
  readonly blind: RouterPoints | null
  readonly cloud: Cloud
  readonly kinds: readonly string[]
  readonly rules: Rules
  /** Undominated points of all that can be had without the truth, by rising cost. */
  readonly front: readonly ChartPoint[]
  readonly hull: Hull
  readonly domain: ChartDomain
}

export const CLOUD_SIZE = 5000
/** For routers that take no notice of it. */
export const anyPreference: Preference = { alpha: weight(0.5), beta: weight(0.5) }

export const blindId = 'blind-policy'

/** Throws a RangeError where there are no questions. */
export function createFrontModel({ space, cases, kindOf, range }: FrontInput): FrontModel {
  const first = cases[0]
  if (!first) throw new RangeError('createFrontModel: this split has no questions')
  const routers = createRouters(space)
  const points = routers.flatMap((router) => pointsOf(router, cases) ?? [])
  const kinds = [...new Set(kindOf)].sort()
  const rules = rulesFor(kinds.length, first.arms.length)
  const cloud = cloudOf(
    rules,
    cases,
    kindOf.map((kind) => kinds.indexOf(kind)),
  )
  const fixed = points.filter((router) => router.group === 'fixed').map(({ curve }) => curve[0]!)
  const hull = upperHull(
    Float64Array.from(fixed, (point) => point.cost),
    Float64Array.from(fixed, (point) => point.perf),
  )
  const shown = points.flatMap((router) => router.curve)
  const still = routers
    .filter(({ reads }) => reads === 'nothing')
    .map((router) => scoreRouter(router, cases, anyPreference))
  return {
    space,
    range,
    cases,
    routers,
    points,
    blind: blindPoints(cases),
    cloud,
    kinds,
    rules,
    front: frontOf(points, cloud),
    hull,
    domain: domainOf(shown, cloud, still),
  }
}

let held: Rules | null = null

/** The rules do not depend on questions or prices, so one set serves them all. */
function rulesFor(groups: number, arms: number): Rules {
  if (held?.groups !== groups || held.arms !== arms) {
    held = createRules('front', CLOUD_SIZE, groups, arms)
  }
  return held
}

/** Where a curve stands at a preference: only the ratio of α and β counts. */
export function pointAt(
  { curve }: Pick<RouterPoints, 'curve'>,
  { alpha, beta }: Preference,
): CurvePoint {
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
function pointsOf(router: Router, cases: readonly Case[]): RouterPoints | null {
  const { id, name, group } = router
  if (router.reads === 'nothing') {
    const point = operatingPoint(scoreRouter(router, cases, anyPreference))
    return { id, name, group, curve: [{ alpha: 0, ...point }] }
  }
  if (router.reads !== 'predictions' && router.reads !== 'outcomes') return null
  if (router.reads === 'predictions' && !allPredicted(cases)) return null
  return { id, name, group, curve: policyCurve(cases, router.reads) }
}

/** The policy's decisions with every arm's outcome replaced by its mean: only the rates of the arms are left. */
function blindPoints(cases: readonly Case[]): RouterPoints | null {
  if (!allPredicted(cases)) return null
  const means = cases[0]!.outcomes.map(({ outcome }, arm): PricedOutcome => {
    const own = cases.map((question) => question.outcomes[arm]!)
    return {
      outcome,
      perf: quality(meanOf(own.map((priced) => priced.perf))),
      cost: costNorm(meanOf(own.map((priced) => priced.cost))),
    }
  })
  const blind = cases.map((question) => ({ ...question, outcomes: means }))
  return {
    id: blindId,
    name: 'Blind mix at the policy’s rates',
    group: 'control',
    curve: policyCurve(blind, 'predictions'),
  }
}

const allPredicted = (cases: readonly Case[]): boolean =>
  cases.every(({ predictions }) => predictions !== null)

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The oracle stays out: it knows the answers, so no router can stand where it does. */
function frontOf(points: readonly RouterPoints[], cloud: Cloud): readonly ChartPoint[] {
  const had = points.filter((router) => router.id !== 'oracle').flatMap((router) => router.curve)
  const cost = Float64Array.from([...had.map((point) => point.cost), ...cloud.cost])
  const perf = Float64Array.from([...had.map((point) => point.perf), ...cloud.perf])
  return Array.from(paretoFront(cost, perf), (i) => ({ cost: cost[i]!, perf: perf[i]! }))
}

/** Holds every point, and the interval bars of the routers that stand still, which lie at the ends. */
function domainOf(
  shown: readonly ChartPoint[],
  cloud: Cloud,
  still: readonly Scores[],
): ChartDomain {
  const spanOf = (of: 'cost' | 'perf') =>
    extentOf([
      ...shown.map((point) => point[of]),
      ...cloud[of],
      ...still.flatMap((scores) => barOf(scores[of])),
    ])
  return { cost: padded(spanOf('cost'), 0.07), perf: padded(spanOf('perf'), 0.07) }
}

/** About where a 95 % interval of the mean ends: two standard errors. */
function barOf(values: Float64Array): readonly [number, number] {
  const middle = mean(values)
  const variance = mean(values.map((value) => (value - middle) ** 2))
  const reach = 2 * Math.sqrt(variance / values.length)
  return [middle - reach, Math.min(1, middle + reach)]
}
