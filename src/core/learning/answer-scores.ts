/** Trains the regressions that estimate how likely an answer is right: see `routing/answer-score.ts`. */
import { decisionPoint, type ScoringContext } from '../front/score.ts'
import { type Case, normalisedPart } from '../outcomes/case.ts'
import { type Rng, shuffle } from '../random.ts'
import {
  ANSWER_FIGURES,
  answerFigures,
  answerPart,
  armLogits,
  logistic,
} from '../routing/answer-score.ts'
import { featureOf } from '../routing/features.ts'
import { hashedWords, type Sparse } from '../routing/hashed-words.ts'
import type { Net } from '../routing/net.ts'
import type { Router } from '../routing/router.ts'
import { usd, weight } from '../units.ts'
import { Adam, backBias, backInputs, createGradient, createNet } from './gradient.ts'
import type { Settings } from './learner.ts'

/** A question with the answers of all arms. */
export interface Answered {
  readonly words: Sparse
  /** Per arm, the inputs taken from its answer. */
  readonly figures: readonly (readonly number[])[]
  /** One per arm. */
  readonly score: Float64Array
  /** One per arm, on the scale of normalised cost. */
  readonly cost: Float64Array
}

/** Stands in for the router being trained, where features are read. */
const READER: Router = {
  id: 'reader',
  name: 'Reader',
  group: 'learned',
  reads: ['question', 'answers'],
  moves: 'with weights',
  control: null,
  remembers: false,
  decide: () => {
    throw new RangeError('The reader only reads features; it cannot decide')
  },
}
const ANY = { alpha: weight(0.5), beta: weight(0.5) }

/** The arms keep the context's order. Throws a MissingFeatureError if the answers were not recorded. */
export function answered(question: Case, context: ScoringContext, buckets: number): Answered {
  const { graph, costs } = question
  const asked = { router: READER, setting: 0, preference: ANY }
  const { features } = decisionPoint(asked, question, context, null, [])
  return {
    words: hashedWords(featureOf(features, 'question'), buckets),
    figures: featureOf(features, 'answers').map(answerFigures),
    score: graph.score.slice(0, context.arms.length),
    cost: Float64Array.from(context.arms, (_, arm) =>
      normalisedPart(context.range, usd(costs[arm]!)),
    ),
  }
}

export interface ScorerNets {
  readonly before: Net
  readonly after: Net
}

const BATCH = 16

/** Trains both regressions with Adam on the cross-entropy. Yields after every pass. Throws a RangeError without questions. */
export function* fitScorer(
  questions: readonly Answered[],
  buckets: number,
  settings: Pick<Settings, 'rate' | 'decay' | 'passes'>,
  rng: Rng,
): Generator<ScorerNets, ScorerNets> {
  const [first] = questions
  if (!first) throw new RangeError('There are no train questions to learn from')
  const arms = first.score.length
  const shape = { hidden: 0, outputs: arms, bend: 'none' as const }
  const before = createNet({ ...shape, inputs: buckets + 1 }, rng)
  const after = createNet({ ...shape, inputs: buckets + ANSWER_FIGURES + 1 }, rng)
  const learning = [before, after].map((net) => ({
    net,
    gradient: createGradient(net),
    adam: new Adam(net, settings.decay),
  }))
  for (let pass = 0; pass < settings.passes; pass++) {
    const order = shuffle(rng, questions)
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH)
      for (const { net, gradient, adam } of learning) {
        for (const question of batch) {
          const logits =
            net === after ? logitsAfter(net, buckets, question) : armLogits(net, question.words)
          const { first: slope, sum } = gradient
          for (let arm = 0; arm < arms; arm++) {
            slope[arm] = (logistic(logits[arm]!) - question.score[arm]!) / batch.length
          }
          backInputs(gradient, question.words, slope)
          backBias(gradient, 0)
          if (net !== after) continue
          for (let arm = 0; arm < arms; arm++) {
            for (let i = 0; i < ANSWER_FIGURES; i++)
              sum[(buckets + i) * arms + arm]! += slope[arm]! * question.figures[arm]![i]!
          }
        }
        adam.step(gradient, settings.rate * (1 - pass / settings.passes))
      }
    }
    yield { before, after }
  }
  return { before, after }
}

/** One logit per arm, from the question and the arm's answer. */
export function logitsAfter(net: Net, buckets: number, { words, figures }: Answered): Float64Array {
  const logits = armLogits(net, words)
  return logits.map((logit, arm) => logit + answerPart(net, buckets, arm, figures[arm]!))
}

/** A question's scores, one per arm, from nets that were not trained on it. */
export interface Unseen {
  readonly before: Float64Array
  readonly after: Float64Array
}

const FOLDS = 4

/**
 * Cross-fitted scores: each fold of questions is scored by nets trained on the other folds. Scores of questions that a net was
 * trained on are overconfident, so thresholds must not be set by them. A lone question scores one half throughout.
 */
export function unseenScores(
  questions: readonly Answered[],
  buckets: number,
  settings: Settings,
  rng: Rng,
): readonly Unseen[] {
  const found: Unseen[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = questions.filter((_, at) => at % FOLDS !== fold)
    const nets = others.length > 0 ? lastOf(fitScorer(others, buckets, settings, rng)) : null
    for (let at = fold; at < questions.length; at += FOLDS) {
      const question = questions[at]!
      found[at] = {
        before: nets
          ? armLogits(nets.before, question.words).map(logistic)
          : question.score.map(() => 0.5),
        after: nets
          ? logitsAfter(nets.after, buckets, question).map(logistic)
          : question.score.map(() => 0.5),
      }
    }
  }
  return found
}

function lastOf<Value>(steps: Generator<unknown, Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
