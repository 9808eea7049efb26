/**
 * STEER (arXiv 2511.06190): the confidences of recorded steps are modelled as a mixture of two Gaussians, sure and unsure. The
 * cheapest model goes on while the last step was probably a sure one. The confidence Φ of a step is its mean log-probability
 * here; the paper works on token logits, which are not recorded.
 */
import * as z from 'zod/mini'
import { figure } from '../figure.ts'
import { certain } from './choice.ts'
import { featureOf, MissingFeatureError } from './features.ts'
import { learningKind, needsStages } from './kind.ts'
import type { Router } from './router.ts'

const gaussian = z.readonly(
  z.object({ weight: z.number(), mean: z.number(), deviation: z.number() }),
)
type Gaussian = z.infer<typeof gaussian>

/** The Gaussians of the unsure and of the sure steps; `sure` has the greater mean. */
const stepMixture = z.readonly(z.object({ unsure: gaussian, sure: gaussian }))
export type StepMixture = z.infer<typeof stepMixture>

const MOST_ITERATIONS = 200
/** The fit stops when the means move less than this: a recording stores confidences less precisely. */
const SETTLED = 1e-6
/** Larger samples are replaced by this many of their quantiles. */
const MOST_VALUES = 1024
/** Keeps a component from collapsing onto one value. */
const LEAST_DEVIATION = 1e-3

/** Fits the mixture by expectation–maximisation. Null for fewer than two distinct values. */
export function fitMixture(confidences: readonly number[]): StepMixture | null {
  const sorted = quantilesOf(Float64Array.from(confidences).sort())
  if (sorted.length === 0 || sorted[0] === sorted.at(-1)) return null
  const half = sorted.length >> 1
  let mixture = mixtureOf(
    sorted,
    Float64Array.from(sorted, (_, place) => (place < half ? 0 : 1)),
  )
  for (let i = 0; i < MOST_ITERATIONS; i++) {
    const before = mixture
    mixture = mixtureOf(
      sorted,
      sorted.map((value) => sureShare(before, value)),
    )
    const { unsure, sure } = mixture
    const moved =
      Math.abs(unsure.mean - before.unsure.mean) + Math.abs(sure.mean - before.sure.mean)
    if (moved < SETTLED) break
  }
  const { unsure, sure } = mixture
  return unsure.mean <= sure.mean ? mixture : { unsure: sure, sure: unsure }
}

function quantilesOf(sorted: Float64Array): Float64Array {
  if (sorted.length <= MOST_VALUES) return sorted
  const step = sorted.length / MOST_VALUES
  return Float64Array.from({ length: MOST_VALUES }, (_, i) => sorted[Math.floor((i + 0.5) * step)]!)
}

/** `shares` holds, per value, the probability that it comes from a sure step. */
const mixtureOf = (values: Float64Array, shares: Float64Array): StepMixture => ({
  unsure: gaussianOf(
    values,
    shares.map((share) => 1 - share),
  ),
  sure: gaussianOf(values, shares),
})

function gaussianOf(values: Float64Array, shares: Float64Array): Gaussian {
  let total = 0
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    total += shares[i]!
    sum += shares[i]! * values[i]!
  }
  const mean = total > 0 ? sum / total : 0
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += shares[i]! * (values[i]! - mean) ** 2
  const variance = total > 0 ? squares / total : 0
  return {
    weight: total / values.length,
    mean,
    deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)),
  }
}

/** Pr(sure | Φ). Computed from log-densities, so that values far from both means do not divide 0 by 0. */
export function sureShare({ unsure, sure }: StepMixture, confidence: number): number {
  const logOdds = logDensity(sure, confidence) - logDensity(unsure, confidence)
  return 1 / (1 + Math.exp(-logOdds))
}

const logDensity = ({ weight, mean, deviation }: Gaussian, value: number): number =>
  Math.log(Math.max(weight, 1e-12) / deviation) - ((value - mean) / deviation) ** 2 / 2

const createStepConfidence = (mixture: StepMixture): Router => ({
  id: 'step-confidence',
  name: 'STEER',
  group: 'rule',
  reads: ['confidence'],
  moves: 'with control',
  remembers: false,
  control: {
    label: 'τ, probability that the step was sure',
    low: 0,
    high: 1,
    initial: 0.5,
    reading: ({ meanLogProb }) => (meanLogProb === null ? null : sureShare(mixture, meanLogProb)),
  },
  decide: ({ arms, stage, features, setting }) => {
    if (stage === 0) {
      return {
        distribution: certain(arms.length, 0),
        utilities: null,
        why: 'Nothing is written yet, so the cheapest model begins.',
      }
    }
    const { meanLogProb } = featureOf(features, 'confidence')
    if (meanLogProb === null) throw new MissingFeatureError('confidence')
    const share = sureShare(mixture, meanLogProb)
    const escalates = share < setting
    return {
      distribution: certain(arms.length, escalates ? arms.length - 1 : 0),
      utilities: null,
      get why() {
        const side = escalates ? 'below' : 'not below'
        return `The last step was sure with probability ${figure(share, 2)}, ${side} τ = ${figure(setting, 2)}.`
      },
    }
  },
})

/** Fits the mixture to every recorded step of every train question. */
export const stepConfidence = learningKind<StepMixture>({
  id: 'step-confidence',
  needs: needsStages,
  fitted: stepMixture,
  *fit(train) {
    const given = train.flatMap(({ graph }) => [...(graph.written?.graph.meanLogProb ?? [])])
    return fitMixture(given.filter((value) => !Number.isNaN(value)))
  },
  create: (_, mixture) => createStepConfidence(mixture),
})
