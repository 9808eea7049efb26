/** Compares a router with the controls: its utility, and its share of the gap from the best single model to the oracle. */
import type { Preference } from '../cost/utility.ts'
import type { Case } from '../outcomes/case.ts'
import { createFixed, singleModels } from '../routing/fixed.ts'
import type { RoutingSpace } from '../routing/kind.ts'
import { oracle } from '../routing/oracle.ts'
import { random } from '../routing/random.ts'
import type { Router } from '../routing/router.ts'
import { bootstrapIntervals, bootstrapRatio, type Interval } from './bootstrap.ts'
import { mean, type Scores } from './operating-point.ts'
import { type Asked, type ScoringContext, scoreRouter } from './score.ts'
import { ANY_PREFERENCE } from './weights-curve.ts'

/** Expected utility, one number per question. */
export function utilitiesOf(
  asked: Asked,
  cases: readonly Case[],
  context: ScoringContext,
): Float64Array {
  const { alpha, beta } = asked.preference
  const { perf, cost } = scoreRouter(asked, cases, context)
  return perf.map((score, at) => alpha * score - beta * cost[at]!)
}

/** Expected utilities of the controls, one number per question. */
export interface Controls {
  readonly single: Float64Array
  readonly fixed: Float64Array
  readonly random: Float64Array
  readonly oracle: Float64Array
}

const known = new WeakMap<readonly Case[], Map<string, Scores>>()

/** Scores of a router that nothing moves. They are kept, because they are asked for again at every position of the sliders. */
function stillScores(router: Router, cases: readonly Case[], context: ScoringContext): Scores {
  const own = known.get(cases) ?? new Map<string, Scores>()
  known.set(cases, own)
  const asked = { router, setting: 0, preference: ANY_PREFERENCE }
  const scores = own.get(router.id) ?? scoreRouter(asked, cases, context)
  own.set(router.id, scores)
  return scores
}

/** Scores the controls on `cases`. The best single model and the best fixed arm are chosen on the train questions. */
export function controlsOf(
  { space, context }: { readonly space: RoutingSpace; readonly context: ScoringContext },
  train: readonly Case[],
  cases: readonly Case[],
  preference: Preference,
): Controls {
  const { alpha, beta } = preference
  const of = (router: Router, on: readonly Case[]) => {
    const { perf, cost } = stillScores(router, on, context)
    return perf.map((score, at) => alpha * score - beta * cost[at]!)
  }
  const best = (routers: readonly Router[]): Router => {
    const worths = routers.map((router) => mean(of(router, train)))
    return routers[worths.indexOf(Math.max(...worths))]!
  }
  const [chance] = random.create(space, null)
  const [limit] = oracle.create(space, null)
  return {
    single: of(best(singleModels.create(space, null)), cases),
    fixed: of(best(context.arms.map((arm) => createFixed(arm.id, arm.id, arm))), cases),
    random: of(chance!, cases),
    oracle: utilitiesOf({ router: limit!, setting: 0, preference }, cases, context),
  }
}

export interface Beside {
  /** Mean utility; each number whose name ends in 95 is a 95% bootstrap interval over questions. */
  readonly utility: number
  readonly utility95: Interval
  /** Its share of the gap from the best single model (0) to the oracle (1). */
  readonly share: number
  readonly share95: Interval
  /** Its gain in utility over the best single model and over the best fixed arm, paired by question. */
  readonly gain95: { readonly single: Interval; readonly fixed: Interval }
}

/** `own` has one column of utilities per training seed; their mean stands for the router. `seed` seeds the bootstrap. */
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
