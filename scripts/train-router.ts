/** Trains a router as the page does. */
import { REGIMES } from '../src/core/cost/utility.ts'
import {
  type Learner,
  onCostRange,
  type Settings,
  type TrainingSet,
} from '../src/core/learning/learner.ts'
import { ROUTER_KINDS } from '../src/core/routing/registry.ts'
import type { Router } from '../src/core/routing/router.ts'

export interface TrainedHere {
  readonly settings: Settings
  readonly fitted: unknown
  readonly router: Router
  /** Utility at α = β = .5 in the course of the training. */
  readonly curve: readonly { readonly train: number; readonly validation: number }[]
  /** Processor time, so that other work on the machine does not count. */
  readonly seconds: number
}

export function trainRouter(learner: Learner, settings: Settings, set: TrainingSet): TrainedHere {
  const start = process.cpuUsage()
  const { preference } = REGIMES[1]!
  const worth = ({ perf, cost }: { readonly perf: number; readonly cost: number }) =>
    preference.alpha * perf - preference.beta * cost
  const curve: TrainedHere['curve'][number][] = []
  const learning = learner.fit(onCostRange(set, settings), settings, preference)
  let step = learning.next()
  for (; !step.done; step = learning.next())
    curve.push({ train: worth(step.value.train), validation: worth(step.value.validation) })
  const { user, system } = process.cpuUsage(start)
  const kind = ROUTER_KINDS.find(({ id }) => id === learner.kind)
  const [router] = kind?.create(set.space, step.value) ?? []
  if (!router)
    throw new Error(
      `No router kind makes a router of what the learner "${learner.kind}" learnt; see ROUTER_KINDS`,
    )
  return { settings, fitted: step.value, router, curve, seconds: (user + system) / 1e6 }
}
