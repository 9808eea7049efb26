/** How a router stands beside the controls: utility, and the share of the way from the best single model to the oracle. */
import type { Preference } from '../src/core/cost/utility.ts'
import { armOf } from '../src/core/episode/arm.ts'
import { bestSetting, sweptOn } from '../src/core/front/best-setting.ts'
import { bootstrapIntervals, bootstrapRatio, type Interval } from '../src/core/front/bootstrap.ts'
import { mixtureAt } from '../src/core/front/mixture.ts'
import { mean, operatingPoint, type Scores } from '../src/core/front/operating-point.ts'
import { type Asked, armShares, type ScoringContext, scoreRouter } from '../src/core/front/score.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { createFixed, singleModels } from '../src/core/routing/fixed.ts'
import { oracle } from '../src/core/routing/oracle.ts'
import { random } from '../src/core/routing/random.ts'
import type { Router } from '../src/core/routing/router.ts'
import { inSplit, type Recording } from './pool.ts'

/** Questions with what they have in common: recorded ones, or fresh ones. */
export interface Asking {
  readonly cases: readonly Case[]
  readonly context: ScoringContext
  readonly preference: Preference
}

/** A router with its control where it stood best on the recorded train questions, if it has one. */
export function settled(router: Router, recording: Recording, preference: Preference): Asked {
  if (!router.control) return { router, setting: 0, preference }
  const swept = sweptOn(router, inSplit(recording.cases, 'train'), recording.context)
  return { router, setting: bestSetting(swept, preference), preference }
}

/** One number a question. */
export const utilitiesOf = ({ perf, cost }: Scores, { alpha, beta }: Preference): Float64Array =>
  perf.map((score, at) => alpha * score - beta * cost[at]!)

export interface Controls {
  readonly single: Float64Array
  readonly fixed: Float64Array
  readonly random: Float64Array
  readonly oracle: Float64Array
}

/** The best single model and the best fixed arm are those of the train questions. */
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

/** What a router's choices are worth without its looking, and what its money buys without routing; one number a question. */
export interface Blind {
  /** Each arm as often as the router takes it, whatever the question. */
  readonly sameRate: Float64Array
  /** The zero router: a mix of two single models at the router's mean cost. */
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

/** Draws each arm as often as told; where none of those that are due has a rate, each as likely as the others. */
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

/** The mean of columns, question by question. */
export const meanColumn = (columns: readonly Float64Array[]): Float64Array =>
  columns[0]!.map((_, at) => columns.reduce((sum, each) => sum + each[at]!, 0) / columns.length)

export interface Beside {
  readonly utility: number
  readonly utility95: Interval
  /** Of the way from the best single model to the oracle. */
  readonly share: number
  readonly share95: Interval
  /** Ahead of the best single model and of the best fixed arm, paired. */
  readonly gain95: { readonly single: Interval; readonly fixed: Interval }
}

/** `own` has one column a seed, whose mean stands for the router. */
export function beside(own: readonly Float64Array[], controls: Controls, seed: string): Beside {
  const column = meanColumn(own)
  const minus = (from: Float64Array, other: Float64Array) =>
    from.map((each, at) => each - other[at]!)
  const gain = minus(column, controls.single)
  const room = minus(controls.oracle, controls.single)
  const [utility95, single, fixed] = bootstrapIntervals(
    [column, gain, minus(column, controls.fixed)],
    seed,
  )
  return {
    utility: mean(column),
    utility95: utility95!,
    share: mean(gain) / mean(room),
    share95: bootstrapRatio(gain, room, seed),
    gain95: { single: single!, fixed: fixed! },
  }
}
