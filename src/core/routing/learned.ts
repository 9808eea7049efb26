/** Routers whose choice a net makes: the net scores every arm, and the best of those that are due is taken. */
import * as z from 'zod/mini'
import { utility } from '../cost/utility.ts'
import { assignmentText } from '../episode/arm.ts'
import { figure } from '../figure.ts'
import { costNorm, quality } from '../units.ts'
import { certain } from './choice.ts'
import {
  type Encoding,
  encodePoint,
  encodeQuestion,
  encodingSchema,
  featuresRead,
  inputCount,
} from './encoding.ts'
import { type Features, featureOf } from './features.ts'
import { type RouterKind, type RoutingSpace, trainedKind } from './kind.ts'
import {
  addBias,
  addInputs,
  finish,
  firstWidth,
  type Net,
  netOf,
  netSchema,
  qualityShare,
  weightInput,
} from './net.ts'
import type { DecisionPoint, Router } from './router.ts'
import { hasWordVotes, wordsFor } from './word-votes.ts'

/** An output per arm: the greater, the likelier it is taken. */
export const policySchema = z.readonly(
  z
    .object({ type: z.literal('policy'), encoding: encodingSchema, net: netSchema })
    .check(
      z.refine(
        ({ encoding, net }) => fits(encoding, net, 1),
        'a net that does not fit its encoding',
      ),
    ),
)

/** Two outputs per arm: the logit of the score that comes of it in the end, then what it and all after it cost. */
export const worthsSchema = z.readonly(
  z
    .object({ type: z.literal('worths'), encoding: encodingSchema, net: netSchema })
    .check(
      z.refine(
        ({ encoding, net }) => fits(encoding, net, 2),
        'a net that does not fit its encoding',
      ),
    ),
)
export type Learnt = z.infer<typeof policySchema> | z.infer<typeof worthsSchema>

const fits = (encoding: Encoding, net: z.infer<typeof netSchema>, each: number): boolean =>
  net.inputs === inputCount(encoding) + 1 && net.outputs === each * encoding.arms.length

const learntSchema = z.union([policySchema, worthsSchema])

/** What a learned kind's learner ended in; null for what another's did. */
export function readLearnt(fitted: unknown): Learnt | null {
  const { success, data } = learntSchema.safeParse(fitted)
  return success ? data : null
}

/** A kind of router that a learner trains, in its own time. */
export const learnedKind = (parts: {
  readonly id: string
  readonly name: string
  readonly needs?: RouterKind['needs']
}): RouterKind =>
  trainedKind({
    id: parts.id,
    needs: parts.needs ?? (() => null),
    fitted: learntSchema,
    create: (_space: RoutingSpace, learnt) => createLearned(parts, learnt),
  })

export function createLearned(
  { id, name }: { readonly id: string; readonly name: string },
  learnt: Learnt,
): Router {
  const { encoding } = learnt
  const reader = new Reader(encoding, netOf(learnt.net))
  const places = new Map(encoding.arms.map((arm, place) => [arm, place]))
  return {
    id,
    name,
    group: 'learned',
    reads: featuresRead(encoding),
    moves: 'with weights',
    control: null,
    remembers: encoding.spent,
    decide: (point) => {
      const { arms, preference } = point
      const out = reader.read(point)
      const columns = arms.map((arm) => {
        const place = places.get(arm.id)
        if (place === undefined)
          throw new RangeError(`${name} has not learnt of the arm "${arm.id}"`)
        return place
      })
      const count = encoding.arms.length
      const worths =
        learnt.type === 'worths'
          ? columns.map((column) => ({
              perf: quality(sigmoid(out[column]!)),
              cost: costNorm(out[count + column]!),
            }))
          : null
      const utilities = worths?.map(({ perf, cost }) => utility(preference, perf, cost)) ?? null
      const scores = utilities ?? columns.map((column) => out[column]!)
      const chosen = scores.indexOf(Math.max(...scores))
      return {
        distribution: certain(arms.length, chosen),
        utilities,
        get why() {
          const who = assignmentText(arms[chosen]!.models)
          if (worths) {
            const { perf, cost } = worths[chosen]!
            return `It expects quality ${figure(perf, 2)} at cost ${figure(Math.max(0, cost), 2)} from here on with ${who}, the best it sees.`
          }
          const odds = scores.map((score) => Math.exp(score - scores[chosen]!))
          const share = 1 / odds.reduce((sum, each) => sum + each, 0)
          const vote = `It has learnt to give such a step to ${who}: ${figure(100 * share, 0)}% of its vote`
          return `${vote}${wordsBehind(learnt, point, columns, scores)}.`
        },
      }
    },
  }
}

/** "; “capital” and “river” speak for it": what most sways a router, word by word, against the runner-up; or nothing. */
function wordsBehind(
  learnt: Learnt,
  { features }: DecisionPoint,
  columns: readonly number[],
  scores: readonly number[],
): string {
  if (!hasWordVotes(learnt) || scores.length < 2) return ''
  const [first, second] = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!)
  const words = wordsFor(learnt, featureOf(features, 'question'), {
    arm: columns[first!]!,
    against: columns[second!]!,
    most: 2,
  }).map((word) => `“${word}”`)
  if (words.length === 0) return ''
  return `; ${words.join(' and ')} ${words.length > 1 ? 'speak' : 'speaks'} for it`
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))

/** What was read of one place, and from where. */
interface Read {
  readonly stage: number
  readonly before: string | undefined
  readonly first: Float64Array
}

/**
 * Runs the net. The inputs of a place are kept with its features, because whoever drags a weight asks for the same places again
 * and again, and only the weight input changes.
 */
class Reader {
  private readonly known = new WeakMap<Features, Read>()
  private readonly first: Float64Array
  private readonly out: Float64Array
  /** The same without the cost so far, which is no feature of a place. */
  private readonly lasting: Encoding
  private readonly spentAt: number

  constructor(
    private readonly encoding: Encoding,
    private readonly net: Net,
  ) {
    this.first = new Float64Array(firstWidth(net))
    this.out = new Float64Array(net.outputs)
    this.lasting = { ...encoding, spent: false }
    this.spentAt = inputCount(this.lasting)
  }

  read(point: DecisionPoint): Float64Array {
    const { net, first, out } = this
    first.set(this.lastingPart(point))
    if (this.encoding.spent) {
      const spent = { at: Uint32Array.of(this.spentAt), value: Float64Array.of(point.spent) }
      addInputs(net, spent, first)
    }
    addBias(net, weightInput(qualityShare(point.preference)), first)
    finish(net, first, out)
    return out
  }

  private lastingPart(point: DecisionPoint): Float64Array {
    const { features, stage } = point
    const before = point.path.at(-1)?.arm.id
    const read = this.known.get(features)
    if (read && read.stage === stage && read.before === before) return read.first
    const first = new Float64Array(firstWidth(this.net))
    if (this.encoding.question > 0) {
      addInputs(this.net, encodeQuestion(this.encoding, featureOf(features, 'question')), first)
    }
    addInputs(this.net, encodePoint(this.lasting, point), first)
    this.known.set(features, { stage, before, first })
    return first
  }
}
