/**
 * Everything the chart shows of one split under one price book, computed once. Nothing in it depends on the sliders: what
 * moves with a slider is looked up on curves. A worker computes those that take long, and each is shown once it is there.
 */
import type { CostRange } from '../../core/cost/normalise.ts'
import { armsOf } from '../../core/episode/arm.ts'
import { type Cloud, cloudOf, createRules, type Rules } from '../../core/front/cloud.ts'
import { type Hull, upperHull } from '../../core/front/hull.ts'
import { mean } from '../../core/front/operating-point.ts'
import type { ScoringContext } from '../../core/front/score.ts'
import {
  createSequences,
  longestEpisode,
  sequenceText,
  worthsOfSequences,
} from '../../core/front/sequences.ts'
import type { Case } from '../../core/outcomes/case.ts'
import type { Worth } from '../../core/outcomes/table.ts'
import { chosenFront, type FrontCorner } from './chosen-front.ts'
import type { FrontInput } from './front-input.ts'
import type { ChartDomain, ChartPoint } from './iso-line.ts'
import { blindPoints, meanWorths, pointsOnce, type RouterPoints } from './router-points.ts'
import { extentOf, padded } from './scale.ts'

export interface FrontModel {
  readonly input: FrontInput
  readonly range: CostRange
  /** In the routers' order, without those that cannot run on this recording, such as a policy without predictions. */
  readonly points: readonly RouterPoints[]
  /** The learned policy's mix of arms, dealt to questions at random: what the policy gains over this is what its choices add. */
  readonly blind: RouterPoints | null
  readonly cloud: Cloud
  /** The kinds of question, with how many there are of each. A rule treats all questions of a kind alike. */
  readonly kinds: readonly { readonly name: string; readonly count: number }[]
  readonly rules: Rules
  /** What the cloud's rules choose among, in words. */
  readonly choices: readonly string[]
  /** By rising cost; see `chosenFront`. */
  readonly front: readonly FrontCorner[]
  readonly hull: Hull
  readonly domain: ChartDomain
}

export const CLOUD_SIZE = 5000
/** The cloud's rules choose among at least this many sequences of arms. */
const SEQUENCES = 48

/** Computes the model, yielding often so that the page can respond. Throws a RangeError for a split without questions. */
export function* frontModel(input: FrontInput): Generator<undefined, FrontModel> {
  if (input.cases.length === 0) throw new RangeError('frontModel: this split has no questions')
  const points = yield* pointsOf(input, input.cases)
  const judged = yield* pointsOf(input, input.validation)
  const { worths, ...backdrop } = yield* backdropOnce(input)
  return {
    input,
    range: input.context.range,
    points,
    ...backdrop,
    front: chosenFront(points, judged),
    domain: domainOf(points, backdrop.cloud, worths),
  }
}

/** The points of every router that can run on these questions; empty if there are none. */
function* pointsOf(
  { routers, ...input }: FrontInput,
  cases: readonly Case[],
): Generator<undefined, readonly RouterPoints[]> {
  const points: RouterPoints[] = []
  if (cases.length === 0) return points
  for (const router of routers) {
    const own = pointsOnce(router, { ...input, cases })
    if (own) points.push(own)
    yield
  }
  return points
}

/** What does not depend on the trained routers. */
type Backdrop = Pick<FrontModel, 'blind' | 'cloud' | 'kinds' | 'rules' | 'choices' | 'hull'> &
  Pick<Choices, 'worths'>

const backdrops = new WeakMap<ScoringContext, WeakMap<readonly Case[], Backdrop>>()

/** Computed once per set of questions and prices, so that a trained router is shown as soon as its curve is ready. */
function* backdropOnce(input: FrontInput): Generator<undefined, Backdrop> {
  const { context, cases } = input
  const own = backdrops.get(context) ?? new WeakMap<readonly Case[], Backdrop>()
  backdrops.set(context, own)
  const known = own.get(cases)
  if (known) return known
  const { worths, choices, fixed } = choicesOf(input)
  yield
  const kindOf = cases.map(({ kind }) => kind)
  const names = [...new Set(kindOf)].sort()
  const rules = rulesFor(names.length, choices.length)
  yield
  const groupOf = kindOf.map((kind) => names.indexOf(kind))
  const cloud = cloudOf(rules, worths, groupOf)
  yield
  const backdrop: Backdrop = {
    worths,
    blind: blindPoints(input),
    cloud,
    kinds: names.map((name, kind) => ({
      name,
      count: groupOf.filter((group) => group === kind).length,
    })),
    rules,
    choices,
    hull: hullOf(meanWorths(worths.map((each) => each.slice(0, fixed)))),
  }
  own.set(cases, backdrop)
  return backdrop
}

interface Choices {
  /** What each choice is worth, one list per question. */
  readonly worths: readonly (readonly Worth[])[]
  readonly choices: readonly string[]
  /** How many of the choices keep one arm throughout; these come first. */
  readonly fixed: number
}

/** The choices open to a rule that does not look at the question: sequences of arms fixed beforehand. */
function choicesOf({ cases, space, context }: FrontInput): Choices {
  const arms = armsOf(space.pool, space.roles)
  const count = Math.max(SEQUENCES, arms.length)
  const sequences = createSequences('front', count, arms.length, longestEpisode(cases))
  return {
    worths: cases.map((question) => worthsOfSequences(question, sequences, arms, context)),
    choices: sequences.map((sequence) => sequenceText(arms, sequence)),
    fixed: arms.length,
  }
}

let held: { readonly arms: number; readonly rules: Rules } | null = null

/** The rules depend on neither questions nor prices, so one set serves every split and price book. */
function rulesFor(groups: number, arms: number): Rules {
  if (held?.rules.groups !== groups || held.arms !== arms) {
    held = { arms, rules: createRules('front', CLOUD_SIZE, groups, arms) }
  }
  return held.rules
}

/** The hull of the choices that keep one arm throughout: what can be reached without learning. */
const hullOf = (fixed: readonly Worth[]): Hull =>
  upperHull(
    Float64Array.from(fixed, ({ cost }) => cost),
    Float64Array.from(fixed, ({ perf }) => perf),
  )

/** Holds every point and interval bar. For cost, the bars of the fixed choices suffice: they lie at the extremes. */
function domainOf(
  points: readonly RouterPoints[],
  cloud: Cloud,
  worths: readonly (readonly Worth[])[],
): ChartDomain {
  const shown = points.flatMap(({ curve }): readonly ChartPoint[] => curve)
  const costs = (worths[0] ?? []).flatMap((_, choice) =>
    barOf(Float64Array.from(worths, (own) => own[choice]!.cost)),
  )
  const perfs = shown.flatMap(({ perf }) => barOfShare(perf, worths.length))
  const cost = extentOf([...shown.map((point) => point.cost), ...costs, ...cloud.cost])
  const perf = extentOf([...perfs, ...cloud.perf])
  return { cost: padded(cost, 0.07), perf: padded(perf, 0.04) }
}

/** About the 95% interval of the mean: two standard errors to either side. */
function barOf(values: Float64Array): readonly [number, number] {
  const middle = mean(values)
  const variance = mean(values.map((value) => (value - middle) ** 2))
  const reach = 2 * Math.sqrt(variance / values.length)
  return [middle - reach, middle + reach]
}

/** The widest such interval that `count` numbers in [0, 1] with this mean can have: that of zeros and ones. */
function barOfShare(middle: number, count: number): readonly [number, number] {
  const reach = 2 * Math.sqrt((middle * (1 - middle)) / count)
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)]
}
