/**
 * Learns the projection W of a GraphRouter: see `routing/graph-router.ts`. Each train question's scores y are predicted as p from
 * the edges of the others, with the loss L = −Σ_arm [y·log p + (1 − y)·log(1 − p)]. The constants are ours.
 */
import type { Preference } from '../cost/utility.ts'
import { operatingPoint } from '../front/operating-point.ts'
import { scoreRouter } from '../front/score.ts'
import type { Case } from '../outcomes/case.ts'
import { createRng, shuffle } from '../random.ts'
import {
  attention,
  createGraphRouter,
  meanEdges,
  project,
  type QuestionGraph,
} from '../routing/graph-router.ts'
import { pack } from '../routing/packed.ts'
import { Adam } from './gradient.ts'
import type { Progress, Settings, TrainingSet } from './learner.ts'
import { normal } from './normal.ts'
import { encodingFor, rehearse, reports } from './rehearsal.ts'
import type { Situations } from './situations.ts'

const BATCH = 64
/** The exponent z·z_j that a question has with itself on average before training. */
const LIKENESS = 12
/** Lower limit on p·(1 − p), so that the slope of the logarithm stays finite. */
const LEAST = 0.02

export function* fitGraph(
  set: TrainingSet,
  settings: Settings,
  watched: Preference,
): Generator<Progress, QuestionGraph> {
  const rng = createRng(`graph:${settings.seed}`)
  const encoding = encodingFor(set, settings, false)
  const { train } = rehearse(set, settings, encoding, rng)
  const kept = new Set(train.map(({ questionId }) => questionId))
  const arms = encoding.arms.length
  const width = Math.max(1, settings.hidden)
  const buckets = settings.question
  const scale = Math.sqrt(LIKENESS / width)
  const weights = Float64Array.from({ length: buckets * width }, () => scale * normal(rng))
  const perf = edgesOf(train, arms, ({ score }) => score)
  const cost = edgesOf(train, arms, (each) => each.cost)
  const adam = new Adam({ weights }, settings.decay)
  const sum = new Float64Array(weights.length)
  const graphOf = (): QuestionGraph => ({
    type: 'graph',
    arms: encoding.arms,
    buckets,
    width,
    questions: train.length,
    projection: pack(weights, 'float32'),
    places: pack(placesOf(train, weights, width), 'float32'),
    perf: pack(perf, 'float32'),
    cost: pack(cost, 'float32'),
  })
  for (let pass = 0; pass < settings.passes; pass++) {
    const order = shuffle(rng, [...train.keys()])
    for (let start = 0; start < order.length; start += BATCH) {
      addSlope(train, order.slice(start, start + BATCH), { weights, width, perf, arms }, sum)
      adam.step({ sum }, settings.rate * (1 - pass / settings.passes))
    }
    if (!reports(pass, settings.passes)) continue
    const router = createGraphRouter(graphOf())
    const at = (cases: readonly Case[]) =>
      operatingPoint(scoreRouter({ router, setting: 0, preference: watched }, cases, set.context))
    yield {
      done: (pass + 1) / settings.passes,
      train: at(set.train.filter(({ questionId }) => kept.has(questionId))),
      validation: at(set.validation),
    }
  }
  return graphOf()
}

interface Graph {
  readonly weights: Float64Array
  readonly width: number
  readonly perf: Float64Array
  readonly arms: number
}

/** A value of each first move: a row per question, a column per arm. */
function edgesOf(
  questions: readonly Situations[],
  arms: number,
  of: (question: Situations) => Float64Array,
): Float64Array {
  const edges = new Float64Array(questions.length * arms)
  for (const [at, question] of questions.entries()) {
    for (let m = 0; m < question.firstMove[1]!; m++)
      edges[at * arms + question.arm[m]!] = of(question)[m]!
  }
  return edges
}

/** z_j of each question, a row per question. */
function placesOf(
  questions: readonly Situations[],
  weights: Float64Array,
  width: number,
): Float64Array {
  const places = new Float64Array(questions.length * width)
  for (const [at, { words }] of questions.entries())
    project(weights, words, places.subarray(at * width, (at + 1) * width))
  return places
}

/** Adds to `sum` the gradient, with respect to the weights, of the mean loss over a batch of questions. */
export function addSlope(
  questions: readonly Situations[],
  batch: readonly number[],
  { weights, width, perf, arms }: Graph,
  sum: Float64Array,
): void {
  const places = placesOf(questions, weights, width)
  const slope = new Float64Array(places.length)
  const byShare = new Float64Array(questions.length)
  for (const at of batch) {
    const place = places.subarray(at * width, (at + 1) * width)
    const shares = attention(place, places, at)
    const byPerf = meanEdges(shares, perf, arms).map(
      (p, arm) => (p - perf[at * arms + arm]!) / Math.max(LEAST, p * (1 - p)) / batch.length,
    )
    let mean = 0
    for (let j = 0; j < shares.length; j++) {
      let own = 0
      for (let arm = 0; arm < arms; arm++) own += byPerf[arm]! * perf[j * arms + arm]!
      byShare[j] = own
      mean += shares[j]! * own
    }
    for (let j = 0; j < shares.length; j++) {
      const pull = shares[j]! * (byShare[j]! - mean)
      if (pull === 0) continue
      for (let k = 0; k < width; k++) {
        slope[at * width + k]! += pull * places[j * width + k]!
        slope[j * width + k]! += pull * place[k]!
      }
    }
  }
  for (const [at, { words }] of questions.entries()) {
    for (let i = 0; i < words.at.length; i++) {
      const row = words.at[i]! * width
      for (let k = 0; k < width; k++) sum[row + k]! += words.value[i]! * slope[at * width + k]!
    }
  }
}
