/** What a router is compared with on recorded or fresh questions: the controls, and what it is worth without looking. */
import type { Preference } from '../src/core/cost/utility.ts'
import { armOf } from '../src/core/episode/arm.ts'
import type { Controls } from '../src/core/front/beside.ts'
import { bestSetting } from '../src/core/front/best-setting.ts'
import { mixtureAt } from '../src/core/front/mixture.ts'
import { mean, operatingPoint, type Scores } from '../src/core/front/operating-point.ts'
import { type Asked, armShares, type ScoringContext, scoreRouter } from '../src/core/front/score.ts'
import { sweptOn } from '../src/core/front/sweep.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { createFixed, singleModels } from '../src/core/routing/fixed.ts'
import { oracle } from '../src/core/routing/oracle.ts'
import { random } from '../src/core/routing/random.ts'
import type { Router } from '../src/core/routing/router.ts'
import { inSplit, type Recording } from './pool.ts'

/** Recorded or fresh questions, their scoring context, and the preference that they are scored with. */
export interface Asking {
  readonly cases: readonly Case[]
  readonly context: ScoringContext
  readonly preference: Preference
}

/** A router whose control, if it has one, is at its best setting on the recorded train questions. */
export function settled(router: Router, recording: Recording, preference: Preference): Asked {
  if (!router.control) return { router, setting: 0, preference }
  const swept = sweptOn(router, inSplit(recording.cases, 'train'), recording.context)
  return { router, setting: bestSetting(swept, preference), preference }
}

/** The utility of each question. */
export const utilitiesOf = ({ perf, cost }: Scores, { alpha, beta }: Preference): Float64Array =>
  perf.map((score, at) => alpha * score - beta * cost[at]!)

/** The utilities of the controls. The best single model and the best fixed arm are chosen on the recorded train questions. */
export function controlsOf(recording: Recording, asking: Asking): Controls {
  const { space, context } = recording
  const { preference } = asking
  const train = { ...asking, cases: inSplit(recording.cases, 'train'), context }
  const of = (router: Router, on = asking) =>
    utilitiesOf(scoreRouter({ router, setting: 0, preference }, on.cases, on.context), preference)
  const best = (routers: readonly Router[]): Router => {
    const worth = routers.map((router) => mean(of(router, train)))
    return routers[worth.indexOf(Math.max(...worth))]!
  }
  return {
    single: of(best(singleModels.create(space, null))),
    fixed: of(best(context.arms.map((arm) => createFixed(arm.id, arm.id, armOf(arm.models))))),
    random: of(random.create(space, null)[0]!),
    oracle: of(oracle.create(space, null)[0]!),
  }
}

/**
 * What the choices of a router are worth without looking at the question, and what its budget buys without routing; utilities.
 */
export interface Blind {
  /** Takes each arm as often as the router does, whatever the question. */
  readonly sameRate: Float64Array
  /** The zero router: a mixture of two single models with the mean cost of the router. */
  readonly zero: Float64Array
}

export function blindOf(asked: Asked, { space }: Recording, asking: Asking): Blind {
  const { cases, context, preference } = asking
  const of = (router: Router) => scoreRouter({ router, setting: 0, preference }, cases, context)
  const { cost } = operatingPoint(scoreRouter(asked, cases, context))
  const shares = armShares(asked, cases, context)
  const rates = new Map(context.arms.map(({ id }, arm) => [id, shares[arm]!]))
  const singles = singleModels.create(space, null).map(of)
  return {
    sameRate: utilitiesOf(of(randomAt(rates)), preference),
    zero: utilitiesOf(mixtureAt(singles, cost), preference),
  }
}

/** Draws arms at these rates; if no arm of a decision point has a rate, uniformly. */
const randomAt = (rates: ReadonlyMap<string, number>): Router => ({
  id: 'same-rate',
  name: 'Random at the same rate',
  group: 'control',
  reads: [],
  moves: 'with weights',
  control: null,
  remembers: false,
  decide: ({ arms }) => {
    const own = arms.map(({ id }) => rates.get(id) ?? 0)
    const sum = own.reduce((all, each) => all + each, 0)
    return {
      distribution: own.map((each) => (sum > 0 ? each / sum : 1 / arms.length)),
      utilities: null,
      why: 'It draws the arms as often as another router takes them.',
    }
  },
})

/** The mean of columns for each question. */
export const meanColumn = (columns: readonly Float64Array[]): Float64Array =>
  columns[0]!.map((_, at) => columns.reduce((sum, each) => sum + each[at]!, 0) / columns.length)
