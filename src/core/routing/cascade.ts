/**
 * Cascade routing (arXiv 2410.10347). Among the sets S that contain every arm already run, find the one with the greatest
 *
 *   Q̂(S) − λ·Σ C(S),   Q̂(S) = E[max of the qualities of S],   λ = β / α
 *
 * If that set adds no arm, keep the best answer so far; otherwise run its cheapest new arm and repeat. Answers that are not kept
 * are billed too. The quality of an arm that has answered is g(q, a). The quality of any other arm is normal: its mean is predicted
 * from the question, its spread was measured on train. Our simplifications: qualities are independent, S adds at most two arms,
 * and λ is not tuned.
 */
import * as z from 'zod/mini'
import { assignmentText } from '../episode/arm.ts'
import { figure } from '../figure.ts'
import { AnswerScorer, answerScorerSchema } from './answer-score.ts'
import { certain } from './choice.ts'
import { needsOneChoice, trainedKind } from './kind.ts'
import { qualityShare } from './net.ts'
import type { DecisionPoint, Router } from './router.ts'

const numbers = z.readonly(z.array(z.number()))

const cascadeSchema = z.readonly(
  z
    .object({
      type: z.literal('cascade'),
      scorer: answerScorerSchema,
      /** One per arm: its mean normalised cost on train. */
      costs: numbers,
      /** One per arm: root mean square difference on train between g(q, a) and what the question alone predicted. */
      spreads: numbers,
    })
    .check(
      z.refine(
        ({ scorer: { arms }, costs, spreads }) =>
          costs.length === arms.length && spreads.length === arms.length,
        'not one cost and one spread per arm',
      ),
    ),
)
export type Cascade = z.infer<typeof cascadeSchema>

/** Midpoints of eight equally likely parts of the standard normal distribution. */
const QUANTILES = [-1.534, -0.887, -0.489, -0.157, 0.157, 0.489, 0.887, 1.534]

/** Eight equally likely values for the quality of an arm that has not run. */
const draws = (mean: number, spread: number): readonly number[] =>
  QUANTILES.map((quantile) => Math.min(1, Math.max(0, mean + spread * quantile)))

/** E[max(best, X)], or E[max(best, X, Y)], where X and Y take each of the given values equally often. */
export function expectedBest(
  best: number,
  x: readonly number[],
  y: readonly number[] = [0],
): number {
  let sum = 0
  for (const a of x) for (const b of y) sum += Math.max(best, a, b)
  return sum / (x.length * y.length)
}

/** The index of the arm to run next; null to keep the best answer so far. `best` is null before any arm has run. */
export function nextArm(
  best: number | null,
  open: readonly {
    readonly arm: number
    readonly cost: number
    readonly draws: readonly number[]
  }[],
  share: number,
): number | null {
  let most = best === null ? Number.NEGATIVE_INFINITY : share * best
  let next: number | null = null
  const floor = best ?? 0
  for (const [at, x] of open.entries()) {
    const alone = share * expectedBest(floor, x.draws) - (1 - share) * x.cost
    if (alone > most) {
      most = alone
      next = x.arm
    }
    for (const y of open.slice(at + 1)) {
      const both = share * expectedBest(floor, x.draws, y.draws) - (1 - share) * (x.cost + y.cost)
      if (both > most) {
        most = both
        next = x.cost <= y.cost ? x.arm : y.arm
      }
    }
  }
  return next
}

export function createCascade({ scorer: stored, costs, spreads }: Cascade): Router {
  const scorer = new AnswerScorer(stored)
  const run = ({ arms, features, preference }: DecisionPoint) => {
    const places = arms.map(({ id }) => scorer.placeOf(id))
    const share = qualityShare(preference)
    const ran: { readonly arm: number; readonly right: number }[] = []
    let open = places.map((place, arm) => ({
      arm,
      cost: costs[place]!,
      draws: draws(scorer.expected(features, place), spreads[place]!),
    }))
    for (;;) {
      const best = ran.length === 0 ? null : Math.max(...ran.map(({ right }) => right))
      const next = nextArm(best, open, share)
      if (next === null) return ran
      ran.push({ arm: next, right: scorer.judged(features, places[next]!, next) })
      open = open.filter(({ arm }) => arm !== next)
    }
  }
  return {
    id: 'cascade',
    name: 'Cascade routing',
    group: 'learned',
    reads: ['question', 'answers'],
    moves: 'with weights',
    control: null,
    remembers: false,
    decide: (point) => {
      const ran = run(point)
      const kept = ran.reduce((best, each) => (each.right > best.right ? each : best))
      return {
        distribution: certain(point.arms.length, kept.arm),
        utilities: null,
        discards: ran.flatMap(({ arm }) => (arm === kept.arm ? [] : [arm])),
        get why() {
          const who = assignmentText(point.arms[kept.arm]!.models)
          const of =
            ran.length === 1 ? 'the only one it asked' : `the best of the ${ran.length} it asked`
          const rest =
            ran.length === point.arms.length
              ? 'none is left to ask'
              : 'asking another is not worth the cost'
          return `It puts the probability that ${who}, ${of}, is right at ${figure(kept.right, 2)}; ${rest}.`
        },
      }
    },
  }
}

export const cascade = trainedKind({
  id: 'cascade',
  needs: needsOneChoice,
  fitted: cascadeSchema,
  create: (_, value) => createCascade(value),
})
