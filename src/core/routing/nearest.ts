/**
 * k nearest neighbours (RouterBench, arXiv 2403.12031; LLMRouter): an arm's expected quality and cost are its means on the k train
 * questions most like this one, by the cosine of their hashed words. The arm with the greatest utility is taken.
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
import { packedCount, packedNumbers, unpack } from './packed.ts'
import type { Router } from './router.ts'

const memorySchema = z.readonly(
  z
    .object({
      type: z.literal('nearest'),
      arms: z.readonly(z.array(z.string()).check(z.minLength(1))),
      buckets: z.int().check(z.gte(2), z.lte(4096)),
      neighbours: z.int().check(z.gte(1)),
      /** The words of the train questions: how many buckets each question fills, which ones, and their values in 127ths. */
      words: z.readonly(z.array(z.int().check(z.gte(0))).check(z.minLength(1))),
      at: packedNumbers('uint16'),
      value: packedNumbers('int8'),
      /** Score and cost: a row per train question, a column per arm. */
      perf: packedNumbers('float32'),
      cost: packedNumbers('float32'),
    })
    .check(
      z.refine(({ arms, words, at, value, perf, cost }) => {
        const filled = words.reduce((sum, each) => sum + each, 0)
        return (
          packedCount(at, 'uint16') === filled &&
          packedCount(value, 'int8') === filled &&
          packedCount(perf, 'float32') === words.length * arms.length &&
          packedCount(cost, 'float32') === words.length * arms.length
        )
      }, 'numbers that do not fit the train questions and arms'),
    ),
)
export type Memory = z.infer<typeof memorySchema>

/** Finds the train questions most like a given one. */
export class Neighbours {
  private readonly at: Float64Array
  private readonly value: Float64Array
  private readonly perf: Float64Array
  private readonly cost: Float64Array

  constructor(private readonly memory: Memory) {
    this.at = unpack(memory.at, 'uint16')
    this.value = unpack(memory.value, 'int8')
    this.perf = unpack(memory.perf, 'float32')
    this.cost = unpack(memory.cost, 'float32')
  }

  /** Mean quality and cost on the questions most like `words`, one per arm. */
  worths(words: Sparse): readonly Worth[] {
    const { buckets, arms, neighbours } = this.memory
    const own = new Float64Array(buckets)
    for (const [i, place] of words.at.entries()) own[place] = words.value[i]!
    let next = 0
    const likeness = this.memory.words.map((filled) => {
      let sum = 0
      for (const end = next + filled; next < end; next++)
        sum += (own[this.at[next]!] ?? 0) * this.value[next]!
      return sum
    })
    const nearest = [...likeness.keys()]
      .sort((a, b) => likeness[b]! - likeness[a]! || a - b)
      .slice(0, neighbours)
    const mean = (values: Float64Array, arm: number) =>
      nearest.reduce((sum, at) => sum + values[at * arms.length + arm]!, 0) / nearest.length
    return arms.map((_, arm) => ({
      perf: quality(mean(this.perf, arm)),
      cost: costNorm(mean(this.cost, arm)),
    }))
  }
}

function createNearest(memory: Memory): Router {
  const neighbours = new Neighbours(memory)
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
        neighbours.worths(hashedWords(featureOf(features, 'question'), memory.buckets))
      known.set(features, all)
      const worths = arms.map(({ id }) => {
        const place = memory.arms.indexOf(id)
        if (place < 0) throw new RangeError(`Nearest questions was not trained on the arm "${id}"`)
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
          const count = Math.min(memory.neighbours, memory.words.length)
          return `On the ${count} train questions most like this one, ${assignmentText(arms[chosen]!.models)} averages quality ${figure(perf, 2)}, the best for these weights once cost is counted.`
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
