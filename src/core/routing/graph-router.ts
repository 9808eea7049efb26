/**
 * A small GraphRouter (arXiv 2410.03834): a graph of train questions and arms, whose edges hold the score and cost of an arm on a
 * question. A new question attends to the train questions that it resembles and averages their edges:
 *
 *   z = W·x,   a_j ∝ exp(z · z_j),   Perf(arm) = Σ_j a_j·Perf(j, arm),   Cost(arm) = Σ_j a_j·Cost(j, arm)
 *
 * over the train questions j. The paper passes messages through two layers of GeneralConv and has a node per task; here it is one
 * layer of attention, because a question that no arm has answered has no edges of its own. As in the paper, the arm with the
 * greatest utility is taken.
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

const count = z.int().check(z.gte(1), z.lte(8192))
const floats = packedNumbers('float32')

const graphSchema = z.readonly(
  z
    .object({
      type: z.literal('graph'),
      arms: z.readonly(z.array(z.string()).check(z.minLength(1), z.maxLength(1024))),
      buckets: count,
      /** The length of z. */
      width: count,
      /** How many train questions there are. */
      questions: count,
      /** W, a row of `width` numbers per bucket. */
      projection: floats,
      /** z_j, a row of `width` numbers per train question. */
      places: floats,
      /** Score and cost: a row per train question, a column per arm. */
      perf: floats,
      cost: floats,
    })
    .check(
      z.refine(({ arms, buckets, width, questions, ...packed }) => {
        const holds = (text: string, wanted: number) => packedCount(text, 'float32') === wanted
        return (
          holds(packed.projection, buckets * width) &&
          holds(packed.places, questions * width) &&
          holds(packed.perf, questions * arms.length) &&
          holds(packed.cost, questions * arms.length)
        )
      }, 'a graph whose edges do not fit its nodes'),
    ),
)
export type QuestionGraph = z.infer<typeof graphSchema>

/** Adds W·x to `into`. */
export function project(weights: Float64Array, { at, value }: Sparse, into: Float64Array): void {
  const width = into.length
  for (let i = 0; i < at.length; i++) {
    const row = at[i]! * width
    for (let k = 0; k < width; k++) into[k]! += value[i]! * weights[row + k]!
  }
}

/** The attention a_j, one share per train question; they sum to one. Question `without` gets none. */
export function attention(place: Float64Array, places: Float64Array, without = -1): Float64Array {
  const width = place.length
  const shares = new Float64Array(places.length / width)
  let most = Number.NEGATIVE_INFINITY
  for (let j = 0; j < shares.length; j++) {
    let like = 0
    for (let k = 0; k < width; k++) like += place[k]! * places[j * width + k]!
    shares[j] = like
    if (j !== without) most = Math.max(most, like)
  }
  let sum = 0
  for (let j = 0; j < shares.length; j++) {
    shares[j] = j === without ? 0 : Math.exp(shares[j]! - most)
    sum += shares[j]!
  }
  return shares.map((share) => share / sum)
}

/** Σ_j a_j·edge(j, arm), one number per arm. */
export function meanEdges(shares: Float64Array, edges: Float64Array, arms: number): Float64Array {
  const means = new Float64Array(arms)
  for (let j = 0; j < shares.length; j++) {
    for (let arm = 0; arm < arms; arm++) means[arm]! += shares[j]! * edges[j * arms + arm]!
  }
  return means
}

/** Reads the expected quality and cost of each arm off the graph; remembers them per features object. */
class Reader {
  private readonly projection: Float64Array
  private readonly places: Float64Array
  private readonly perf: Float64Array
  private readonly cost: Float64Array
  private readonly known = new WeakMap<Features, readonly Worth[]>()

  constructor(private readonly graph: QuestionGraph) {
    this.projection = unpack(graph.projection, 'float32')
    this.places = unpack(graph.places, 'float32')
    this.perf = unpack(graph.perf, 'float32')
    this.cost = unpack(graph.cost, 'float32')
  }

  worths(features: Features): readonly Worth[] {
    const found = this.known.get(features)
    if (found) return found
    const { arms, buckets, width } = this.graph
    const place = new Float64Array(width)
    project(this.projection, hashedWords(featureOf(features, 'question'), buckets), place)
    const shares = attention(place, this.places)
    const perf = meanEdges(shares, this.perf, arms.length)
    const cost = meanEdges(shares, this.cost, arms.length)
    const worths = arms.map((_, arm) => ({
      perf: quality(perf[arm]!),
      cost: costNorm(cost[arm]!),
    }))
    this.known.set(features, worths)
    return worths
  }
}

export function createGraphRouter(graph: QuestionGraph): Router {
  const reader = new Reader(graph)
  return {
    id: 'graph-router',
    name: 'GraphRouter',
    group: 'learned',
    reads: ['question'],
    moves: 'with weights',
    control: null,
    remembers: false,
    decide: ({ arms, features, preference }) => {
      const all = reader.worths(features)
      const worths = arms.map(({ id }) => {
        const worth = all[graph.arms.indexOf(id)]
        if (!worth) throw new RangeError(`GraphRouter was not trained on the arm "${id}"`)
        return worth
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
          const { perf, cost } = worths[chosen]!
          return `On train questions, weighted by their likeness to this one, ${assignmentText(arms[chosen]!.models)} averages quality ${figure(perf, 2)} at cost ${figure(Math.max(0, cost), 2)}, the best for these weights.`
        },
      }
    },
  }
}

export const graphRouter = trainedKind({
  id: 'graph-router',
  needs: needsOneChoice,
  fitted: graphSchema,
  create: (_, graph) => createGraphRouter(graph),
})
