/** What each router is worth at a preference, and how sure that is. */
import { bootstrapIntervals, type Interval } from '../../core/front/bootstrap.ts'
import { decideAll, expectedOver, type Scores } from '../../core/front/operating-point.ts'
import type { Decision, Preference } from '../../core/routing/router.ts'
import { blindId, type FrontModel, pointAt, type RouterPoints } from './front-model.ts'

export interface Standing {
  readonly id: string
  readonly name: string
  readonly group: RouterPoints['group']
  readonly perf: number
  /** Normalised. */
  readonly cost: number
  readonly utility: number
}

/** 95 % bootstrap intervals of a router's means. */
export interface Intervals {
  readonly perf: Interval
  readonly cost: Interval
  readonly utility: Interval
}

/** Best first; among equals the simplest, then the cheaper. The oracle stands among them. */
export function standingsAt(model: FrontModel, preference: Preference): readonly Standing[] {
  const { alpha, beta } = preference
  return [...model.points, ...(model.blind ? [model.blind] : [])]
    .map((router): Standing => {
      const { perf, cost } = pointAt(router, preference)
      const { id, name, group } = router
      return { id, name, group, perf, cost, utility: alpha * perf - beta * cost }
    })
    .sort((a, b) => level(b) - level(a) || simplicity(a) - simplicity(b) || a.cost - b.cost)
}

/** Sums in another order differ in their last digits; that is no difference. */
const level = ({ utility }: Standing): number => Math.round(utility * 1e9)

/** A policy that does what a fixed choice does is not better than it; a mix drawn from the policy comes last. */
const simplicity = ({ id, group }: Standing): number =>
  id === blindId ? 4 : ['fixed', 'control', 'rule', 'learned'].indexOf(group)

/** Quality and cost of a router on each question. Throws a RangeError for an id that is not in the model. */
export function scoresOf(model: FrontModel, id: string, preference: Preference): Scores {
  const { cases, routers } = model
  const router = routers.find((other) =>
    id === blindId ? other.group === 'learned' : other.id === id,
  )
  if (!router) throw new RangeError(`scoresOf: there is no router "${id}"`)
  const own = decideAll(router, cases, preference)
  const decisions = id === blindId ? blinded(own) : own
  return {
    perf: expectedOver(decisions, cases, ({ perf }) => perf),
    cost: expectedOver(decisions, cases, ({ cost }) => cost),
  }
}

/** The same mix of arms for every question. */
function blinded(decisions: readonly Decision[]): readonly Decision[] {
  const first = decisions[0]
  if (!first) return []
  const distribution = first.distribution.map(
    (_, arm) =>
      decisions.reduce((sum, decision) => sum + decision.distribution[arm]!, 0) / decisions.length,
  )
  const blind = { ...first, distribution }
  return decisions.map(() => blind)
}

const worth = ({ perf, cost }: Scores, { alpha, beta }: Preference): Float64Array =>
  perf.map((quality, question) => alpha * quality - beta * cost[question]!)

// One seed for all, so that every router is resampled on the same draws of questions.
const seed = 'front'

export function intervalsOf(model: FrontModel, id: string, preference: Preference): Intervals {
  const scores = scoresOf(model, id, preference)
  const [perf, cost, utility] = bootstrapIntervals(
    [scores.perf, scores.cost, worth(scores, preference)],
    seed,
  )
  return { perf: perf!, cost: cost!, utility: utility! }
}

/** How a router's utility compares with another's on the same questions. */
export interface Comparison {
  readonly routerId: string
  readonly control: Standing
  /** Mean difference in utility, and its paired 95 % interval. */
  readonly difference: number
  readonly interval: Interval
  readonly conclusion: 'better' | 'worse' | 'open'
}

/**
 * Sets the learned router against the control that is worth most here, chosen in hindsight, which favours the control. Null
 * where there is no learned router.
 */
export function compareWithControls(
  model: FrontModel,
  standings: readonly Standing[],
  preference: Preference,
): Comparison | null {
  const learned = standings.find(({ group }) => group === 'learned')
  const control = standings.find(({ group, id }) => group !== 'learned' && id !== 'oracle')
  if (!learned || !control) return null
  const own = worth(scoresOf(model, learned.id, preference), preference)
  const other = worth(scoresOf(model, control.id, preference), preference)
  const [interval] = bootstrapIntervals([own.map((value, i) => value - other[i]!)], seed)
  const { low, high } = interval!
  return {
    routerId: learned.id,
    control,
    difference: learned.utility - control.utility,
    interval: { low, high },
    conclusion: low > 0 ? 'better' : high < 0 ? 'worse' : 'open',
  }
}
