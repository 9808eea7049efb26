/** Prepares the questions of a training set for an encoding, and measures a net's operating point on them. */

import type { Preference } from '../cost/utility.ts'
import type { OperatingPoint } from '../front/operating-point.ts'
import { type Rng, shuffle } from '../random.ts'
import type { Encoding } from '../routing/encoding.ts'
import { type Net, qualityShare } from '../routing/net.ts'
import type { Settings, TrainingSet } from './learner.ts'
import { type Situations, situationsOf } from './situations.ts'
import { greedyMoves, moveCount, outcomeOf, Walk } from './walk.ts'

export interface Rehearsal {
  readonly encoding: Encoding
  readonly train: readonly Situations[]
  readonly validation: readonly Situations[]
}

/** The inputs that a router with these settings reads; `spent` says whether the cost so far is among them. */
export function encodingFor(
  { context, space }: TrainingSet,
  settings: Settings,
  spent: boolean,
): Encoding {
  const { question, last, writer, draft } = settings
  return {
    arms: context.arms.map(({ id }) => id),
    stages: Math.max(1, space.stages),
    question,
    last: space.stages > 1 ? last : 0,
    writer: writer && space.stages > 1,
    draft,
    spent,
  }
}

/** Keeps the share of the train questions that the settings ask for. Throws a RangeError without train questions. */
export function rehearse(
  set: TrainingSet,
  settings: Settings,
  encoding: Encoding,
  rng: Rng,
): Rehearsal {
  if (set.train.length === 0) throw new RangeError('There are no train questions to learn from')
  const kept = Math.max(1, Math.round(settings.share * set.train.length))
  const train = shuffle(rng, set.train).slice(0, kept)
  const ready = (cases: TrainingSet['train']) =>
    cases.map((question) => situationsOf(question, encoding, set.context, settings.monotone))
  return { encoding, train: ready(train), validation: ready(set.validation) }
}

/** The most moves that any of the questions has; at least 1. */
export const mostMoves = (all: readonly Situations[]): number =>
  all.reduce((most, each) => Math.max(most, moveCount(each)), 1)

const REPORTS = 8

/** Whether to measure the router after pass number `pass`, from 0. For learners whose passes are quicker than that measurement. */
export const reports = (pass: number, passes: number): boolean =>
  (pass + 1) % Math.ceil(passes / REPORTS) === 0 || pass + 1 === passes

/** Turns a net's outputs into the probability of each move, written to `chance`. */
export type Chances = (
  question: Situations,
  out: Float64Array,
  outputs: number,
  chance: Float64Array,
  alpha: number,
) => void

/** The operating point of a net's router. NaN without questions. */
export function pointOf(
  net: Net,
  questions: readonly Situations[],
  preference: Preference,
  chances: Chances = greedyMoves,
): OperatingPoint {
  const walk = new Walk(net)
  const share = qualityShare(preference)
  const chance = new Float64Array(mostMoves(questions))
  const mass = new Float64Array(chance.length + 1)
  let perf = 0
  let cost = 0
  for (const question of questions) {
    walk.forward(question, share)
    chances(question, walk.out, net.outputs, chance, share)
    const outcome = outcomeOf(question, chance, mass)
    perf += outcome.perf
    cost += outcome.cost
  }
  return { perf: perf / questions.length, cost: cost / questions.length }
}
