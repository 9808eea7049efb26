/** Asks a router to decide when some of the features that it reads may be missing. */
import type { Rng } from '../random.ts'
import { type FeatureId, MissingFeatureError } from './features.ts'
import { sampleArm } from './random.ts'
import type { Decision, DecisionPoint, Router } from './router.ts'

/** A router's decision at a point, or the feature that it lacks to decide. */
export type Reply =
  | {
      readonly type: 'decided'
      readonly decision: Decision
      /** The arm taken, as an index into the point's arms, drawn from the decision's distribution. */
      readonly arm: number
    }
  | { readonly type: 'undecided'; readonly needs: FeatureId }

export function askRouter(router: Router, point: DecisionPoint, rng: Rng): Reply {
  try {
    const decision = router.decide(point)
    return { type: 'decided', decision, arm: sampleArm(decision.distribution, rng) }
  } catch (error) {
    if (error instanceof MissingFeatureError) return { type: 'undecided', needs: error.feature }
    throw error
  }
}
