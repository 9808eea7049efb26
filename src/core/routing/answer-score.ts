/**
 * Estimates the probability that an arm is right: before it runs, from the question alone; after it has run, from its answer as
 * well (FrugalGPT's scorer g(q, a), arXiv 2305.05176). Both estimates are logistic regressions, one per arm, where the paper uses
 * a DistilBERT. The choice of inputs taken from an answer is ours.
 */
import * as z from 'zod/mini'
import { sureness } from './encoding.ts'
import { type Answer, type Features, featureOf } from './features.ts'
import { hashedWords, type Sparse } from './hashed-words.ts'
import { addBias, addInputs, type Net, netOf, netSchema } from './net.ts'

export const answerScorerSchema = z.readonly(
  z
    .object({
      arms: z.readonly(z.array(z.string()).check(z.minLength(1), z.maxLength(1024))),
      buckets: z.int().check(z.gte(2), z.lte(4096)),
      before: netSchema,
      after: netSchema,
    })
    .check(
      z.refine(
        ({ arms, buckets, before, after }) =>
          [before, after].every(({ hidden, outputs }) => hidden === 0 && outputs === arms.length) &&
          before.inputs === buckets + 1 &&
          after.inputs === buckets + ANSWER_FIGURES + 1,
        'nets whose shapes do not fit the arms',
      ),
    ),
)
export type StoredAnswerScorer = z.infer<typeof answerScorerSchema>

/** Inputs per answer: three for confidence and one for length, for its first text and for its last. */
export const ANSWER_FIGURES = 8

export const answerFigures = ({ first, last }: Answer): readonly number[] =>
  [first, last].flatMap((said) => [...sureness(said), (Math.log1p(said.text.length) - 3) / 2])

/** One logit per arm, from the question alone. The net's input for α and β is not used. */
export function armLogits(net: Net, words: Sparse): Float64Array {
  const logits = new Float64Array(net.outputs)
  addInputs(net, words, logits)
  addBias(net, 0, logits)
  return logits
}

/** What the inputs taken from an arm's answer add to its logit. */
export function answerPart(
  { weights, outputs }: Net,
  buckets: number,
  arm: number,
  figures: ArrayLike<number>,
): number {
  let sum = 0
  for (let i = 0; i < ANSWER_FIGURES; i++)
    sum += weights[(buckets + i) * outputs + arm]! * figures[i]!
  return sum
}

export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit))

/** What has been worked out so far for one question, one number per arm. */
interface Scores {
  /** Probability of being right, from the question alone. */
  readonly before: Float64Array
  /** The question's part of the logit used once the answer is known. */
  readonly words: Float64Array
  /** Probability of being right, given the answer; NaN until the answer is looked at. */
  readonly after: Float64Array
}

/** Caches its scores per features object, because dragging a slider asks for the same ones again and again. */
export class AnswerScorer {
  private readonly known = new WeakMap<Features, Scores>()
  private readonly places: ReadonlyMap<string, number>
  private readonly before: Net
  private readonly after: Net

  constructor(private readonly stored: StoredAnswerScorer) {
    this.before = netOf(stored.before)
    this.after = netOf(stored.after)
    this.places = new Map(stored.arms.map((arm, place) => [arm, place]))
  }

  /** An arm's index in the scorer. Throws a RangeError for an arm that it was not trained on. */
  placeOf(arm: string): number {
    const place = this.places.get(arm)
    if (place === undefined)
      throw new RangeError(`The answer scorer was not trained on the arm "${arm}"`)
    return place
  }

  /** The probability that the arm at `place` will be right, before it runs. */
  expected(features: Features, place: number): number {
    return this.scoresOf(features).before[place]!
  }

  /** The probability that it is right, given its answer; `arm` is its index among the decision point's arms. */
  judged(features: Features, place: number, arm: number): number {
    const { words, after } = this.scoresOf(features)
    if (Number.isNaN(after[place]!)) {
      const figures = answerFigures(featureOf(features, 'answers')[arm]!)
      after[place] = logistic(
        words[place]! + answerPart(this.after, this.stored.buckets, place, figures),
      )
    }
    return after[place]!
  }

  private scoresOf(features: Features): Scores {
    const found = this.known.get(features)
    if (found) return found
    const words = hashedWords(featureOf(features, 'question'), this.stored.buckets)
    const scores = {
      before: armLogits(this.before, words).map(logistic),
      words: armLogits(this.after, words),
      after: new Float64Array(this.stored.arms.length).fill(Number.NaN),
    }
    this.known.set(features, scores)
    return scores
  }
}
