/** Asks a router where not everything that it reads may be known. */
import type { Rng } from '../random.ts'
import { type FeatureId, MissingFeatureError } from './features.ts'
import { sampleArm } from './random.ts'
import type { Decision, DecisionPoint, Router } from './router.ts'

/** What a router says at a point, or what it needs to say anything. */
export type Reply =
  | {
      readonly type: 'decided'
      readonly decision: Decision
      /** The arm taken: an index into the point's arms; drawn where the router leaves it open. */
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
