/** What each router is worth at a preference, and how sure that is. */

import type { Preference } from '../../core/cost/utility.ts'
import { bootstrapIntervals, type Interval } from '../../core/front/bootstrap.ts'
import { mean, type Scores } from '../../core/front/operating-point.ts'
import { decisionPoint, scoreRouter } from '../../core/front/score.ts'
import { startWorths } from '../../core/front/weights-curve.ts'
import { own } from '../../core/own.ts'
import { costBound, qualityBound } from '../../core/routing/bounded.ts'
import type { Router } from '../../core/routing/router.ts'
import { kindOf } from '../../core/routing/router-id.ts'
import type { Sliders } from './front-input.ts'
import type { FrontModel } from './front-model.ts'
import { blindId, pointAt, type RouterPoints, scoresBehind } from './router-points.ts'

export interface ScoredRouter {
  readonly id: string
  readonly name: string
  readonly group: RouterPoints['group']
  readonly perf: number
  /** Normalised. */
  readonly cost: number
  readonly utility: number
  /** The setting of its own control; null where it has none. */
  readonly setting: number | null
}

/** 95% bootstrap intervals of a router's means. */
export interface Intervals {
  readonly perf: Interval
  readonly cost: Interval
  readonly utility: Interval
}

/** Best first, the oracle among them; of equals the simpler first, then the cheaper. */
export function scoredRoutersAt(model: FrontModel, sliders: Sliders): readonly ScoredRouter[] {
  const { alpha, beta } = sliders.preference
  return [...model.points, ...(model.blind ? [model.blind] : [])]
    .map((router): ScoredRouter => {
      const { perf, cost } = pointAt(router, sliders)
      const { id, name, group } = router
      const setting =
        router.moves === 'with control' ? (own(sliders.settings, id) ?? router.initial) : null
      return { id, name, group, perf, cost, utility: alpha * perf - beta * cost, setting }
    })
    .sort((a, b) => level(b) - level(a) || simplicity(a) - simplicity(b) || a.cost - b.cost)
}

/** Rounded, because sums taken in another order differ in their last digits. */
const level = ({ utility }: ScoredRouter): number => Math.round(utility * 1e9)

/** The best router apart from the oracle; null where all are worth the same, as when neither α nor β has a weight. */
export function leaderOf(routers: readonly ScoredRouter[]): ScoredRouter | null {
  const had = routers.filter(({ id }) => id !== 'oracle')
  const [first] = had
  const last = had.at(-1)
  return first && last && level(first) > level(last) ? first : null
}

/** Breaks ties: a policy that does what a fixed choice does is no better than it. The blind mix comes last. */
const simplicity = ({ id, group }: ScoredRouter): number =>
  id === blindId ? 4 : ['fixed', 'control', 'rule', 'learned'].indexOf(group)

/** Quality and cost of a router on each question, looked up where its curve was scored. Throws a RangeError for an id that is not in the model. */
export function scoresOf({ input, points }: FrontModel, id: string, sliders: Sliders): Scores {
  const { preference, settings } = sliders
  const known = points.find((each) => each.id === id)
  const behind = known && scoresBehind(known, sliders)
  if (behind) return behind
  const router = input.routers.find((other) =>
    id === blindId ? other.reads.includes('predictions') : other.id === id,
  )
  if (!router) throw new RangeError(`scoresOf: there is no router "${id}"`)
  const setting = own(settings, id) ?? router.control?.initial ?? 0
  const asked = { router, setting, preference }
  return id === blindId ? blindScores(asked, input) : scoreRouter(asked, input.cases, input.context)
}

/** Every question gets the same mix of arms: the mean of the router's distributions. */
function blindScores(
  asked: Parameters<typeof scoreRouter>[0],
  { cases, context }: FrontModel['input'],
): Scores {
  const decisions = cases.map((question) =>
    asked.router.decide(decisionPoint(asked, question, context, null, [])),
  )
  const share = (arm: number) =>
    decisions.reduce((sum, { distribution }) => sum + distribution[arm]!, 0) / decisions.length
  const shares = (decisions[0]?.distribution ?? []).map((_, arm) => share(arm))
  const worths = cases.map((question) => startWorths(question, context))
  const expected = (key: 'perf' | 'cost') =>
    Float64Array.from(worths, (worth) =>
      shares.reduce((sum, each, arm) => sum + each * worth[arm]![key], 0),
    )
  return { perf: expected('perf'), cost: expected('cost') }
}

const looks = ({ group }: Pick<Router, 'group'>): boolean => group === 'learned' || group === 'rule'

const worth = ({ perf, cost }: Scores, { alpha, beta }: Preference): Float64Array =>
  perf.map((quality, question) => alpha * quality - beta * cost[question]!)

// One seed for all, so that every router is resampled on the same draws of questions.
const seed = 'front'

/** A router that keeps a bound, and where it stands on the questions at hand. */
export interface Bound {
  readonly of: 'cost' | 'quality'
  readonly target: number
  readonly reached: number
  readonly interval: Interval
}

/** Where a router that keeps a bound stands; null for any other. */
export function boundAt(model: FrontModel, id: string, sliders: Sliders): Bound | null {
  const router = model.input.routers.find((each) => each.id === id)
  const of = BOUNDS.get(kindOf(id))
  if (!router?.control || !of) return null
  const scores = scoresOf(model, id, sliders)
  const intervals = intervalsOf(model, id, sliders)
  const reached = of === 'cost' ? scores.cost : scores.perf
  return {
    of,
    target: own(sliders.settings, id) ?? router.control.initial,
    reached: mean(reached),
    interval: of === 'cost' ? intervals.cost : intervals.perf,
  }
}

const BOUNDS: ReadonlyMap<string, Bound['of']> = new Map([
  [costBound.id, 'cost'],
  [qualityBound.id, 'quality'],
])

export function intervalsOf(model: FrontModel, id: string, sliders: Sliders): Intervals {
  const scores = scoresOf(model, id, sliders)
  const [perf, cost, utility] = bootstrapIntervals(
    [scores.perf, scores.cost, worth(scores, sliders.preference)],
    seed,
  )
  return { perf: perf!, cost: cost!, utility: utility! }
}

/** How a router's utility compares with another's on the same questions. */
export interface Comparison {
  /** A learned router, or a rule. */
  readonly router: ScoredRouter
  readonly control: ScoredRouter
  /** Mean difference in utility, and its paired 95% interval. */
  readonly difference: number
  readonly interval: Interval
  readonly conclusion: 'better' | 'worse' | 'open'
}

/** Two routers that are compared. */
export type Contenders = Pick<Comparison, 'router' | 'control'>

/**
 * A router that looks at the question (a learned one or a rule), and the control that is worth most. The router is the selected
 * one, or the best one where the selected one does not look. The control is chosen in hindsight, which favours the control. Null
 * where no router looks, or where all are worth the same.
 */
export function contendersOf(
  routers: readonly ScoredRouter[],
  selectedId: string,
): Contenders | null {
  if (!leaderOf(routers)) return null
  const looking = routers.filter(looks)
  const router = looking.find(({ id }) => id === selectedId) ?? looking[0]
  const control = routers.find((each) => !looks(each) && each.id !== 'oracle')
  return router && control ? { router, control } : null
}

/** How the contenders compare, with an interval; null where there are none. */
export function compareWithControls(
  model: FrontModel,
  routers: readonly ScoredRouter[],
  sliders: Sliders,
  selectedId: string,
): Comparison | null {
  const contenders = contendersOf(routers, selectedId)
  if (!contenders) return null
  const { router, control } = contenders
  const { preference } = sliders
  const own = worth(scoresOf(model, router.id, sliders), preference)
  const other = worth(scoresOf(model, control.id, sliders), preference)
  const [interval] = bootstrapIntervals([own.map((value, i) => value - other[i]!)], seed)
  const { low, high } = interval!
  return {
    router,
    control,
    difference: router.utility - control.utility,
    interval: { low, high },
    conclusion: low > 0 ? 'better' : high < 0 ? 'worse' : 'open',
  }
}
