/** Every router of the playground. A new one is one file and one line here; the shared contract test then runs it. */
import type { ArmSpace } from './arms.ts'
import { createEntropyThreshold } from './entropy-threshold.ts'
import { createMixed, createSingles } from './fixed.ts'
import { createLogProbThreshold } from './log-prob-threshold.ts'
import { createOracle } from './oracle.ts'
import { createPolicy } from './policy.ts'
import { createRandom } from './random.ts'
import type { Router } from './router.ts'
import { createStepConfidence, type StepMixture } from './step-confidence.ts'

/** What the routers of a task are made for. */
export interface RoutingSpace extends ArmSpace {
  /** When a router chooses. */
  readonly decides: 'episode' | 'step'
  /** Whether a policy was trained for this task and pool. */
  readonly learned: boolean
  /** Fitted on the train split's steps; null where there are none. */
  readonly mixture: StepMixture | null
}

/** The routers of a task and its pool, in the order of the picker. */
export const createRouters = (space: RoutingSpace): readonly Router[] =>
  space.decides === 'episode'
    ? [
        ...(space.learned ? [createPolicy()] : []),
        ...createSingles(space),
        ...createMixed(space),
        createRandom(),
        createOracle(),
      ]
    : [
        createLogProbThreshold(),
        createEntropyThreshold(),
        ...(space.mixture ? [createStepConfidence(space.mixture)] : []),
        ...createSingles(space),
        createRandom(),
        createOracle(),
      ]
