/**
 * FrugalGPT (arXiv 2305.05176): a chain of arms is run one after another; the first answer whose g(q, a) comes up to its threshold
 * is kept, the last one always, and every answer that was not kept is billed. Chain and thresholds are learnt, by the weights.
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
    /** A place in the scorer's arms. */
    arm: z.int().check(z.gte(0)),
    /** The least g(q, a) that is kept. */
    accept: z.number(),
  }),
)

const chain = z.readonly(
  z.object({
    /** Of quality in the weights that it was chosen for. */
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
        'a chain of arms that are not there',
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
      // The last one is kept unseen.
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
              ? `Under these weights it asks ${who} alone.`
              : `It is the last of its chain: ${kept} answers before it were not sure enough.`
          return `The answer of ${who} is right with probability ${figure(judge(arm), 2)}, not below its threshold ${figure(accept, 2)}.`
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
