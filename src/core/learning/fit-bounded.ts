/** Trains the net of a bounded router and measures its curve: see `routing/bounded.ts`. */
import type { Preference } from '../cost/utility.ts'
import { createRng } from '../random.ts'
import type { Bounded } from '../routing/bounded.ts'
import { policySchema } from '../routing/learned.ts'
import { netOf } from '../routing/net.ts'
import { weight } from '../units.ts'
import { fitExactGradient } from './exact-gradient.ts'
import type { Progress, Settings, TrainingSet } from './learner.ts'
import { pointOf, rehearse } from './rehearsal.ts'

/** How many steps of the weights the curve is measured at, besides zero. */
const STOPS = 50

/** Without validation questions, the curve is measured on the train questions, and targets will be missed by more. */
export function* fitBounded(
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, Bounded> {
  const policy = policySchema.parse(yield* fitExactGradient(set, settings, watched))
  const { encoding } = policy
  const { train, validation } = rehearse(set, settings, encoding, createRng(settings.seed))
  const judged = validation.length > 0 ? validation : train
  const net = netOf(policy.net)
  const curve = Array.from({ length: STOPS + 1 }, (_, at) => {
    const share = at / STOPS
    const preference = { alpha: weight(share), beta: weight(1 - share) }
    return { share, ...pointOf(net, judged, preference) }
  })
  return { type: 'bounded', policy, monotone: settings.monotone, curve }
}
