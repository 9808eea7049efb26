/**
 * STEER (arXiv 2511.06190): the confidences of past steps are taken for a mixture of two Gaussians, sure and unsure; the
 * cheapest model goes on while the last step was probably a sure one. Φ is the step's mean log-probability here; the paper
 * means token logits, which are not recorded.
 */
import { certain } from './choice.ts'
import type { Router } from './router.ts'

export interface Gaussian {
  readonly weight: number
  readonly mean: number
  readonly deviation: number
}

/** Of the unsure and of the sure steps; the sure mean is the greater. */
export interface StepMixture {
  readonly unsure: Gaussian
  readonly sure: Gaussian
}

const ITERATIONS = 100
/** Keeps a component from collapsing onto one value. */
const LEAST_DEVIATION = 1e-3

/** Fits the mixture by expectation–maximisation. Null for fewer than two distinct values. */
export function fitMixture(confidences: readonly number[]): StepMixture | null {
  const sorted = confidences.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  if (half === 0 || sorted[0] === sorted.at(-1)) return null
  let unsure = gaussianOf(sorted, (_, place) => (place < half ? 1 : 0))
  let sure = gaussianOf(sorted, (_, place) => (place < half ? 0 : 1))
  for (let i = 0; i < ITERATIONS; i++) {
    const shares = sorted.map((value) => sureShare({ unsure, sure }, value))
    unsure = gaussianOf(sorted, (_, place) => 1 - shares[place]!)
    sure = gaussianOf(sorted, (_, place) => shares[place]!)
  }
  return unsure.mean <= sure.mean ? { unsure, sure } : { unsure: sure, sure: unsure }
}

function gaussianOf(
  values: readonly number[],
  shareOf: (value: number, place: number) => number,
): Gaussian {
  let total = 0
  let sum = 0
  let squares = 0
  for (const [place, value] of values.entries()) {
    const share = shareOf(value, place)
    total += share
    sum += share * value
    squares += share * value * value
  }
  const mean = total > 0 ? sum / total : 0
  const variance = total > 0 ? Math.max(0, squares / total - mean * mean) : 0
  return {
    weight: total / values.length,
    mean,
    deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)),
  }
}

/** Pr(sure | Φ). Works on logarithms, so that values far from both means do not divide 0 by 0. */
export function sureShare({ unsure, sure }: StepMixture, confidence: number): number {
  const logOdds = logDensity(sure, confidence) - logDensity(unsure, confidence)
  return 1 / (1 + Math.exp(-logOdds))
}

const logDensity = ({ weight, mean, deviation }: Gaussian, value: number): number =>
  Math.log(Math.max(weight, 1e-12)) - Math.log(deviation) - ((value - mean) / deviation) ** 2 / 2

export const createStepConfidence = (mixture: StepMixture): Router => ({
  id: 'step-confidence',
  name: 'STEER',
  group: 'rule',
  reads: 'last',
  control: {
    label: 'τ, probability that the step was sure',
    low: 0,
    high: 1,
    initial: 0.5,
    reading: ({ meanLogProb }) => sureShare(mixture, meanLogProb),
  },
  decide: ({ arms, last, setting }) => {
    if (!last) {
      return {
        distribution: certain(arms.length, 0),
        utilities: null,
        why: 'Nothing is written yet, so the cheapest model begins.',
      }
    }
    const share = sureShare(mixture, last.meanLogProb)
    const escalates = share < setting
    return {
      distribution: certain(arms.length, escalates ? arms.length - 1 : 0),
      utilities: null,
      why: `The last step was a sure one with probability ${share.toFixed(2)}, ${escalates ? 'below' : 'not below'} τ = ${setting.toFixed(2)}.`,
    }
  },
})
