/** The router of the trained policy: it takes the arm whose predicted quality and cost give the greatest utility. */

import { utility } from '../cost/utility.ts'
import { assignmentText } from '../episode/arm.ts'
import { figure } from '../figure.ts'
import { bestArm, certain, margin } from './choice.ts'
import { featureOf } from './features.ts'
import { plainKind } from './kind.ts'
import type { Router } from './router.ts'

const router: Router = {
  id: 'policy',
  name: 'Perf and Cost predictor',
  group: 'learned',
  reads: ['predictions'],
  moves: 'with weights',
  control: null,
  remembers: false,
  decide: ({ arms, features, preference }) => {
    const predictions = featureOf(features, 'predictions')
    const utilities = predictions.map(({ perf, cost }) => utility(preference, perf, cost))
    const costs = predictions.map(({ cost }) => cost)
    const chosen = bestArm(utilities, costs)
    const { perf, cost } = predictions[chosen]!
    return {
      distribution: certain(arms.length, chosen),
      utilities,
      get why() {
        const ahead = figure(margin(utilities), 3)
        return `It expects quality ${figure(perf, 2)} at cost ${figure(cost, 2)} from ${assignmentText(arms[chosen]!.models)}: utility ${figure(utilities[chosen]!, 3)}, ${ahead} ahead of the next.`
      },
    }
  },
}

export const policy = plainKind(
  'policy',
  () => [router],
  ({ predicted }) => (predicted ? null : 'No policy was trained for this task and pool.'),
)
