/** The learned router: it takes the arm whose predicted quality and cost make the greatest utility. */

import { utility } from '../cost/utility.ts'
import { figure } from '../figure.ts'
import { assignmentText } from './arms.ts'
import { bestArm, certain, margin } from './choice.ts'
import type { Router } from './router.ts'

export const createPolicy = (): Router => ({
  id: 'policy',
  name: 'HAPS policy',
  group: 'learned',
  reads: 'predictions',
  control: null,
  decide: ({ arms, predictions, preference }) => {
    if (!predictions) throw new RangeError('The policy needs a prediction for every arm')
    const utilities = predictions.map(({ perf, cost }) => utility(preference, perf, cost))
    const costs = predictions.map(({ cost }) => cost)
    const chosen = bestArm(utilities, costs)
    const { perf, cost } = predictions[chosen]!
    return {
      distribution: certain(arms.length, chosen),
      utilities,
      get why() {
        const lead = figure(margin(utilities), 3)
        return `It expects quality ${figure(perf, 2)} at cost ${figure(cost, 2)} of ${assignmentText(arms[chosen]!)}: utility ${figure(utilities[chosen]!, 3)}, ${lead} ahead of the next.`
      },
    }
  },
})
