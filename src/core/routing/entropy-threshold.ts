/**
 * GlimpRouter (arXiv 2601.05110): the cheapest model writes one token of the next step. If the entropy of that token's
 * distribution is above τ, the dearest model writes the step instead.
 */
import { figure } from '../figure.ts'
import { certain } from './choice.ts'
import { featureOf, MissingFeatureError } from './features.ts'
import { needsStages, plainKind } from './kind.ts'
import type { Router } from './router.ts'

const router: Router = {
  id: 'entropy-threshold',
  name: 'First-token entropy',
  group: 'rule',
  reads: ['glimpse'],
  moves: 'with control',
  remembers: false,
  control: {
    label: 'τ, first-token entropy in nats',
    low: 0,
    high: 2,
    initial: 0.7,
    reading: ({ firstTokenEntropy }) => firstTokenEntropy,
  },
  decide: ({ arms, features, setting }) => {
    const { firstTokenEntropy } = featureOf(features, 'glimpse')
    if (firstTokenEntropy === null) throw new MissingFeatureError('glimpse')
    const escalates = firstTokenEntropy > setting
    return {
      distribution: certain(arms.length, escalates ? arms.length - 1 : 0),
      utilities: null,
      get why() {
        const read = `entropy ${figure(firstTokenEntropy, 3)}`
        return escalates
          ? `The cheapest model is unsure of its first token: ${read}, above τ = ${figure(setting, 3)}.`
          : `The cheapest model is sure enough of its first token: ${read}, not above τ = ${figure(setting, 3)}.`
      },
    }
  },
}

export const entropyThreshold = plainKind('entropy-threshold', () => [router], needsStages)
