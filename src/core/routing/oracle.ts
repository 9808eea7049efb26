/** The control that no router can beat: it knows what came of every arm. */

import { utility } from '../cost/utility.ts'
import { figure } from '../figure.ts'
import { assignmentText } from './arms.ts'
import { bestArm, certain } from './choice.ts'
import type { Router } from './router.ts'

export const createOracle = (): Router => ({
  id: 'oracle',
  name: 'Oracle',
  group: 'control',
  reads: 'outcomes',
  control: null,
  decide: ({ arms, outcomes, preference }) => {
    if (!outcomes) throw new RangeError('The oracle needs the outcome of every arm')
    const utilities = outcomes.map(({ perf, cost }) => utility(preference, perf, cost))
    const costs = outcomes.map(({ cost }) => cost)
    const chosen = bestArm(utilities, costs)
    return {
      distribution: certain(arms.length, chosen),
      utilities,
      get why() {
        return `Every arm was run; ${assignmentText(arms[chosen]!)} came out best, at utility ${figure(utilities[chosen]!, 3)}.`
      },
    }
  },
})
