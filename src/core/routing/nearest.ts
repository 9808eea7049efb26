/**
 * k nearest neighbours (RouterBench, arXiv 2403.12031; LLMRouter): the worth of an arm is its mean on the k train questions whose
 * texts are the most like this one, by the cosine of their hashed words. The arm of the greatest utility is taken.
 */
import * as z from 'zod/mini'
import { utility } from '../cost/utility.ts'
import { assignmentText } from '../episode/arm.ts'
import { figure } from '../figure.ts'
import type { Worth } from '../outcomes/table.ts'
import { costNorm, quality } from '../units.ts'
import { bestArm, certain } from './choice.ts'
import { type Features, featureOf } from './features.ts'
import { hashedWords, type Sparse } from './hashed-words.ts'
import { needsOneChoice, trainedKind } from './kind.ts'
import type { Router } from './router.ts'

const numbers = z.readonly(z.array(z.number()))

const memorySchema = z.readonly(
  z
    .object({
      type: z.literal('nearest'),
      arms: z.readonly(z.array(z.string()).check(z.minLength(1))),
      buckets: z.int().check(z.gte(2), z.lte(4096)),
      neighbours: z.int().check(z.gte(1)),
      /** Train questions: their words, then score and cost of each arm. */
      questions: z.readonly(
        z
          .array(
            z.readonly(z.object({ at: numbers, value: numbers, perf: numbers, cost: numbers })),
          )
          .check(z.minLength(1)),
      ),
    })
    .check(
      z.refine(
        ({ arms, questions }) =>
          questions.every(
            ({ at, value, perf, cost }) =>
              at.length === value.length &&
              perf.length === arms.length &&
              cost.length === arms.length,
          ),
        'not one score and cost for each arm',
      ),
    ),
)
export type Memory = z.infer<typeof memorySchema>

/** The worths of the arms, as those most like `words` had them. */
export function worthsNear(
  { buckets, neighbours, questions, arms }: Memory,
  words: Sparse,
): readonly Worth[] {
  const own = new Float64Array(buckets)
  for (const [i, place] of words.at.entries()) own[place] = words.value[i]!
  const likeness = questions.map(({ at, value }) =>
    at.reduce((sum, place, i) => sum + (own[place] ?? 0) * value[i]!, 0),
  )
  const nearest = [...likeness.keys()]
    .sort((a, b) => likeness[b]! - likeness[a]! || a - b)
    .slice(0, neighbours)
  const mean = (of: (at: number) => number) =>
    nearest.reduce((sum, at) => sum + of(at), 0) / nearest.length
  return arms.map((_, arm) => ({
    perf: quality(mean((at) => questions[at]!.perf[arm]!)),
    cost: costNorm(mean((at) => questions[at]!.cost[arm]!)),
  }))
}

function createNearest(memory: Memory): Router {
  const known = new WeakMap<Features, readonly Worth[]>()
  return {
    id: 'nearest',
    name: 'Nearest questions',
    group: 'learned',
    reads: ['question'],
    moves: 'with weights',
    control: null,
    remembers: false,
    decide: ({ arms, features, preference }) => {
      const all =
        known.get(features) ??
        worthsNear(memory, hashedWords(featureOf(features, 'question'), memory.buckets))
      known.set(features, all)
      const worths = arms.map(({ id }) => {
        const place = memory.arms.indexOf(id)
        if (place < 0) throw new RangeError(`Nearest questions has not learnt of the arm "${id}"`)
        return all[place]!
      })
      const utilities = worths.map(({ perf, cost }) => utility(preference, perf, cost))
      const chosen = bestArm(
        utilities,
        worths.map(({ cost }) => cost),
      )
      return {
        distribution: certain(arms.length, chosen),
        utilities,
        get why() {
          const { perf } = worths[chosen]!
          return `On the ${memory.neighbours} train questions most like this one, ${assignmentText(arms[chosen]!.models)} came to quality ${figure(perf, 2)}, the best for its cost.`
        },
      }
    },
  }
}

export const nearest = trainedKind({
  id: 'nearest',
  needs: needsOneChoice,
  fitted: memorySchema,
  create: (_, memory) => createNearest(memory),
})
