/** How a router stands beside the controls: utility, and the share of the way from the best single model to the oracle. */
import type { Preference } from '../src/core/cost/utility.ts'
import { armOf } from '../src/core/episode/arm.ts'
import { bootstrapIntervals, bootstrapRatio, type Interval } from '../src/core/front/bootstrap.ts'
import { mean } from '../src/core/front/operating-point.ts'
import { scoreRouter } from '../src/core/front/score.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import { createFixed, singleModels } from '../src/core/routing/fixed.ts'
import { oracle } from '../src/core/routing/oracle.ts'
import { random } from '../src/core/routing/random.ts'
import type { Router } from '../src/core/routing/router.ts'
import { inSplit, type Recording } from './pool.ts'

/** One number a question. */
export function utilitiesOf(
  router: Router,
  preference: Preference,
  cases: readonly Case[],
  { context }: Recording,
  setting = router.control?.initial ?? 0,
): Float64Array {
  const { perf, cost } = scoreRouter({ router, setting, preference }, cases, context)
  return perf.map((score, at) => preference.alpha * score - preference.beta * cost[at]!)
}

export interface Controls {
  readonly single: Float64Array
  readonly fixed: Float64Array
  readonly random: Float64Array
  readonly oracle: Float64Array
}

/** The best single model and the best fixed arm are those of the train questions. */
export function controlsOf(
  recording: Recording,
  cases: readonly Case[],
  preference: Preference,
): Controls {
  const { space, context } = recording
  const train = inSplit(recording.cases, 'train')
  const best = (routers: readonly Router[]): Router => {
    const worth = routers.map((router) => mean(utilitiesOf(router, preference, train, recording)))
    return routers[worth.indexOf(Math.max(...worth))]!
  }
  const of = (router: Router) => utilitiesOf(router, preference, cases, recording)
  return {
    single: of(best(singleModels.create(space, null))),
    fixed: of(best(context.arms.map((arm) => createFixed(arm.id, arm.id, armOf(arm.models))))),
    random: of(random.create(space, null)[0]!),
    oracle: of(oracle.create(space, null)[0]!),
  }
}

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
  const column = own[0]!.map((_, at) => own.reduce((sum, each) => sum + each[at]!, 0) / own.length)
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
