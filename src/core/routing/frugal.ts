/**
 * FrugalGPT (arXiv 2305.05176): a chain of arms is run one after another. The first answer whose g(q, a) reaches the arm's
 * threshold is kept; the last answer is kept in any case. Answers that are not kept are billed too. The chain and its thresholds
 * are learnt, one chain per setting of the weights.
 */
import * as z from 'zod/mini'
import { assignmentText } from '../episode/arm.ts'
import { figure } from '../figure.ts'
import { AnswerScorer, answerScorerSchema } from './answer-score.ts'
import { certain } from './choice.ts'
import { needsOneChoice, trainedKind } from './kind.ts'
import { qualityShare } from './net.ts'
import type { Router } from './router.ts'

const link = z.readonly(
  z.object({
    /** An index into the scorer's arms. */
    arm: z.int().check(z.gte(0)),
    /** The threshold: the least g(q, a) at which the answer is kept. */
    accept: z.number(),
  }),
)

const chain = z.readonly(
  z.object({
    /** The share of quality in the weights, α / (α + β), that the chain was chosen for. */
    share: z.number(),
    links: z.readonly(z.array(link).check(z.minLength(1))),
  }),
)
export type Chain = z.infer<typeof chain>

const frugalSchema = z.readonly(
  z
    .object({
      type: z.literal('chains'),
      scorer: answerScorerSchema,
      chains: z.readonly(z.array(chain).check(z.minLength(1))),
    })
    .check(
      z.refine(
        ({ scorer, chains }) =>
          chains.every(({ links }) => links.every(({ arm }) => arm < scorer.arms.length)),
        'a chain with an arm that the scorer does not know',
      ),
    ),
)
export type Frugal = z.infer<typeof frugalSchema>

export function createFrugal({ scorer: stored, chains }: Frugal): Router {
  const scorer = new AnswerScorer(stored)
  return {
    id: 'frugal',
    name: 'FrugalGPT',
    group: 'learned',
    reads: ['question', 'answers'],
    moves: 'with weights',
    control: null,
    remembers: false,
    decide: ({ arms, features, preference }) => {
      const share = qualityShare(preference)
      const { links } = chains.reduce((best, each) =>
        Math.abs(each.share - share) < Math.abs(best.share - share) ? each : best,
      )
      const places = arms.map(({ id }) => scorer.placeOf(id))
      const ran = links.map(({ arm, accept }) => ({ arm: places.indexOf(arm), accept }))
      const judge = (arm: number) => scorer.judged(features, places[arm]!, arm)
      // The last answer is kept without being judged.
      const kept = ran.findIndex(
        ({ arm, accept }, at) => at === ran.length - 1 || judge(arm) >= accept,
      )
      const { arm, accept } = ran[kept]!
      return {
        distribution: certain(arms.length, arm),
        utilities: null,
        discards: ran.slice(0, kept).map((each) => each.arm),
        get why() {
          const who = assignmentText(arms[arm]!.models)
          if (kept === ran.length - 1)
            return kept === 0
              ? `At these weights it asks ${who} alone.`
              : `Every earlier answer fell below its threshold, so it keeps that of ${who}, the last of its chain.`
          return `It puts the probability that ${who} is right at ${figure(judge(arm), 2)}, not below the threshold of ${figure(accept, 2)}.`
        },
      }
    },
  }
}

export const frugal = trainedKind({
  id: 'frugal',
  needs: needsOneChoice,
  fitted: frugalSchema,
  create: (_, value) => createFrugal(value),
})
