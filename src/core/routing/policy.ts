/** The learned router: it takes the arm whose predicted quality and cost make the greatest utility. */
import { utility } from '../cost/utility.ts'
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
      why: `It expects quality ${perf.toFixed(2)} at cost ${cost.toFixed(2)} of ${assignmentText(arms[chosen]!)}: utility ${utilities[chosen]!.toFixed(3)}, ${margin(utilities).toFixed(3)} ahead of the next.`,
    }
  },
})
