/** The cheapest model writes; if the mean log-probability of the last step was below τ, the dearest writes the next one. */
import { figure } from '../figure.ts'
import { certain } from './choice.ts'
import { featureOf, MissingFeatureError } from './features.ts'
import { needsStages, plainKind } from './kind.ts'
import type { Router } from './router.ts'

const router: Router = {
  id: 'log-prob-threshold',
  name: 'Confidence threshold',
  group: 'rule',
  reads: ['confidence'],
  moves: 'with control',
  remembers: false,
  control: {
    label: 'τ, mean log-probability',
    low: -0.5,
    high: 0,
    initial: -0.03,
    reading: ({ meanLogProb }) => meanLogProb,
  },
  decide: ({ arms, stage, features, setting }) => {
    const dearest = arms.length - 1
    if (stage === 0) {
      return {
        distribution: certain(arms.length, 0),
        utilities: null,
        why: 'Nothing is written yet, so the cheapest model begins.',
      }
    }
    const { meanLogProb } = featureOf(features, 'confidence')
    if (meanLogProb === null) throw new MissingFeatureError('confidence')
    const escalates = meanLogProb < setting
    return {
      distribution: certain(arms.length, escalates ? dearest : 0),
      utilities: null,
      get why() {
        const read = `mean log-probability ${figure(meanLogProb, 3)}`
        return escalates
          ? `The last step was unsure: ${read}, below τ = ${figure(setting, 3)}.`
          : `The last step was sure enough: ${read}, not below τ = ${figure(setting, 3)}.`
      },
    }
  },
}

export const logProbThreshold = plainKind('log-prob-threshold', () => [router], needsStages)
