/**
 * GlimpRouter (arXiv 2601.05110): the cheapest model writes one token of the next step; if its distribution was spread more
 * than τ, the dearest model writes the step instead.
 */
import { figure } from '../figure.ts'
import { certain } from './choice.ts'
import type { Router } from './router.ts'

export const createEntropyThreshold = (): Router => ({
  id: 'entropy-threshold',
  name: 'First-token entropy',
  group: 'rule',
  reads: 'draft',
  control: {
    label: 'τ, first-token entropy in nats',
    low: 0,
    high: 2,
    initial: 0.7,
    reading: ({ firstTokenEntropy }) => firstTokenEntropy,
  },
  decide: ({ arms, draft, setting }) => {
    if (!draft) throw new RangeError('First-token entropy needs the cheapest model’s first token')
    const escalates = draft.firstTokenEntropy > setting
    return {
      distribution: certain(arms.length, escalates ? arms.length - 1 : 0),
      utilities: null,
      get why() {
        const read = `entropy ${figure(draft.firstTokenEntropy, 3)}`
        return escalates
          ? `The cheapest model wavers at its first token: ${read}, above τ = ${figure(setting, 3)}.`
          : `The cheapest model knows how to begin: ${read}, not above τ = ${figure(setting, 3)}.`
      },
    }
  },
})
