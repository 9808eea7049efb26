/** Escalates when the last step was unsure: the cheapest model goes on, the dearest takes over below τ. */
import { figure } from '../figure.ts'
import { certain } from './choice.ts'
import type { Router } from './router.ts'

export const createLogProbThreshold = (): Router => ({
  id: 'log-prob-threshold',
  name: 'Confidence threshold',
  group: 'rule',
  reads: 'last',
  control: {
    label: 'τ, mean log-probability',
    low: -0.5,
    high: 0,
    initial: -0.03,
    reading: ({ meanLogProb }) => meanLogProb,
  },
  decide: ({ arms, last, setting }) => {
    const dearest = arms.length - 1
    if (!last) {
      return {
        distribution: certain(arms.length, 0),
        utilities: null,
        why: 'Nothing is written yet, so the cheapest model begins.',
      }
    }
    const escalates = last.meanLogProb < setting
    return {
      distribution: certain(arms.length, escalates ? dearest : 0),
      utilities: null,
      get why() {
        const read = `mean log-probability ${figure(last.meanLogProb, 3)}`
        return escalates
          ? `The last step was unsure: ${read}, below τ = ${figure(setting, 3)}.`
          : `The last step was sure enough: ${read}, not below τ = ${figure(setting, 3)}.`
      },
    }
  },
})
