/**
 * Questions as learners meet them: every place in which a router may find itself, with its inputs, and what leads on from it.
 * A place is the start or a choice just made; for a router that remembers, a whole way. The inputs are made by the very
 * code that makes them when the router decides.
 */

import { END } from '../forest/state-graph.ts'
import { decisionPoint, type ScoringContext } from '../front/score.ts'
import { type Case, lookCost, normalisedPart } from '../outcomes/case.ts'
import { armCount } from '../outcomes/outcome-graph.ts'
import { type Encoding, encodePoint, encodeQuestion, featuresRead } from '../routing/encoding.ts'
import { tokensToLook } from '../routing/features.ts'
import type { Sparse } from '../routing/hashed-words.ts'
import type { Router } from '../routing/router.ts'
import { usd, weight } from '../units.ts'

/** The situations of one question, numbered before those that follow them; 0 is the start. */
export interface Situations {
  readonly questionId: string
  readonly kind: string
  /** Of the question's text: the same in all of its situations. */
  readonly words: Sparse
  readonly inputs: readonly Sparse[]
  /** The moves of situation s are firstMove[s] … firstMove[s + 1] − 1. */
  readonly firstMove: Uint32Array
  /** An output of the net: a place in the encoding's arms. */
  readonly arm: Uint16Array
  /** A part of a whole episode's normalised cost, with what looking cost; the first part carries the shift of the scale. */
  readonly cost: Float64Array
  /** The situation that follows, or END. */
  readonly next: Int32Array
  /** The episode's score where it ends, else 0. */
  readonly score: Float64Array
}

/** Stands in for the router that is to be learnt, where decision points are made. */
const reader = (encoding: Encoding): Router => ({
  id: 'reader',
  name: 'Reader',
  group: 'learned',
  reads: featuresRead(encoding),
  moves: 'with weights',
  control: null,
  remembers: encoding.spent,
  decide: () => {
    throw new RangeError('It only reads')
  },
})

const ANY = { alpha: weight(0.5), beta: weight(0.5) }

/**
 * Where `monotone`, no move leads back to an arm before that of the last choice.
 * Throws a RangeError for an arm that the encoding does not name, a MissingFeatureError where a feature is not to be had.
 */
export function situationsOf(
  question: Case,
  encoding: Encoding,
  context: ScoringContext,
  monotone = false,
): Situations {
  const { graph, costs, questionId, kind } = question
  const router = reader(encoding)
  const look = tokensToLook(router.reads)
  const paths = pathsOf(question, router.remembers)
  const firstMove = new Uint32Array(paths.length + 1)
  const columns = {
    arm: [] as number[],
    cost: [] as number[],
    next: [] as number[],
    score: [] as number[],
  }
  const inputs: Sparse[] = []
  const shift = normalisedPart(context.range, context.range.min)
  for (const [at, { edges, state, after }] of paths.entries()) {
    const asked = { router, setting: 0, preference: ANY }
    const last = edges.at(-1)
    const least = last === undefined ? 0 : encoding.arms.indexOf(context.arms[graph.arm[last]!]!.id)
    inputs.push(encodePoint(encoding, decisionPoint(asked, question, context, null, edges)))
    for (let arm = 0; arm < armCount(graph, state); arm++) {
      const edge = graph.firstEdge[state]! + arm
      const { id } = context.arms[graph.arm[edge]!]!
      const place = encoding.arms.indexOf(id)
      if (place < 0)
        throw new RangeError(`The arm "${id}" is not among those that the router knows`)
      if (monotone && place < least) continue
      const paid = costs[edge]! + (arm > 0 ? lookCost(question, state, look) : 0)
      columns.arm.push(place)
      columns.cost.push(normalisedPart(context.range, usd(paid)) - (at === 0 ? shift : 0))
      columns.next.push(graph.next[edge] === END ? END : after(edge))
      columns.score.push(graph.next[edge] === END ? graph.score[edge]! : 0)
    }
    firstMove[at + 1] = columns.arm.length
  }
  const text = encoding.question > 0 ? context.textOf(questionId) : null
  return {
    questionId,
    kind,
    words: encodeQuestion(encoding, text ?? ''),
    inputs,
    firstMove,
    arm: Uint16Array.from(columns.arm),
    cost: Float64Array.from(columns.cost),
    next: Int32Array.from(columns.next),
    score: Float64Array.from(columns.score),
  }
}

interface PathSoFar {
  readonly edges: readonly number[]
  readonly state: number
  /** The situation after one of its edges. */
  readonly after: (edge: number) => number
}

/** Edges come after those that lead to them, and so do the situations after them. */
function pathsOf({ graph }: Case, remembers: boolean): readonly PathSoFar[] {
  const { next, firstEdge } = graph
  if (!remembers) {
    const place = new Int32Array(next.length)
    const after = (edge: number) => place[edge]!
    const paths: PathSoFar[] = [{ edges: [], state: 0, after }]
    for (const [edge, state] of next.entries()) {
      if (state === END) continue
      place[edge] = paths.length
      paths.push({ edges: [edge], state, after })
    }
    return paths
  }
  const paths: PathSoFar[] = []
  const open = (edges: readonly number[], state: number): void => {
    const places = new Map<number, number>()
    paths.push({ edges, state, after: (edge) => places.get(edge)! })
    opened.push(places)
  }
  const opened: Map<number, number>[] = []
  open([], 0)
  for (let at = 0; at < paths.length; at++) {
    const { edges, state } = paths[at]!
    for (let edge = firstEdge[state]!; edge < firstEdge[state + 1]!; edge++) {
      if (next[edge] === END) continue
      opened[at]!.set(edge, paths.length)
      open([...edges, edge], next[edge]!)
    }
  }
  return paths
}
