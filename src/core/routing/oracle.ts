/** The control that no router can beat: it knows the outcome of every arm. */

import { utility } from '../cost/utility.ts'
import { assignmentText } from '../episode/arm.ts'
import { figure } from '../figure.ts'
import { bestArm, certain } from './choice.ts'
import { featureOf } from './features.ts'
import { plainKind } from './kind.ts'
import type { Router } from './router.ts'

const router: Router = {
  id: 'oracle',
  name: 'Oracle',
  group: 'control',
  reads: ['outcomes'],
  moves: 'with weights',
  control: null,
  remembers: false,
  decide: ({ arms, features, preference }) => {
    const outcomes = featureOf(features, 'outcomes')
    const utilities = outcomes.map(({ perf, cost }) => utility(preference, perf, cost))
    const costs = outcomes.map(({ cost }) => cost)
    const chosen = bestArm(utilities, costs)
    return {
      distribution: certain(arms.length, chosen),
      utilities,
      get why() {
        return `Every arm was run; ${assignmentText(arms[chosen]!.models)} came out best, at utility ${figure(utilities[chosen]!, 3)}.`
      },
    }
  },
}

export const oracle = plainKind('oracle', () => [router])
