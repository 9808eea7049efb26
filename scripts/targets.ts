/** Whether the bounds that a router was asked to keep held on questions that it was not calibrated on. */
import { REGIMES } from '../src/core/cost/utility.ts'
import { bootstrapIntervals, type Interval } from '../src/core/front/bootstrap.ts'
import { mean } from '../src/core/front/operating-point.ts'
import { type ScoringContext, scoreRouter } from '../src/core/front/score.ts'
import type { Case } from '../src/core/outcomes/case.ts'
import type { Bound } from '../src/core/routing/bounded.ts'
import type { Router } from '../src/core/routing/router.ts'

export interface Target {
  readonly target: number
  readonly measured: number
  readonly interval: Interval
  /** Whether it was kept, or missed by no more than the 95% interval of what was measured. */
  readonly held: boolean
}

/** `count` targets, evenly spread over what the router can be asked for. Throws a RangeError for a router without a control. */
export function targetsOf(
  router: Router,
  bound: Bound,
  count: number,
  questions: readonly Case[],
  context: ScoringContext,
): readonly Target[] {
  const { control } = router
  if (!control) throw new RangeError(`The router ${router.id} has no bound to set`)
  const { preference } = REGIMES[1]!
  return Array.from({ length: count }, (_, at) => {
    const target = control.low + ((at + 0.5) / count) * (control.high - control.low)
    const scores = scoreRouter({ router, setting: target, preference }, questions, context)
    const column = bound === 'cost' ? scores.cost : scores.perf
    const [interval] = bootstrapIntervals([column], router.id)
    const held = bound === 'cost' ? interval!.low <= target : interval!.high >= target
    return { target, measured: mean(column), interval: interval!, held }
  })
}
