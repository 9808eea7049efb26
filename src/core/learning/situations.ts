/**
 * Questions as learners see them: every situation in which a router may have to decide, with its inputs and its moves. A situation
 * is the start or a choice just made; for a router that remembers, it is the whole path of choices. The inputs come from the same
 * code that makes them when the trained router decides.
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

/** The situations of one question. Each has a lower number than those that follow it; 0 is the start. */
export interface Situations {
  readonly questionId: string
  readonly kind: string
  /** The inputs from the question's text, which all of its situations share. */
  readonly words: Sparse
  /** The other inputs, one vector per situation. */
  readonly inputs: readonly Sparse[]
  /** The moves of situation s are firstMove[s] … firstMove[s + 1] − 1. */
  readonly firstMove: Uint32Array
  /** Per move, its arm, as an index into the encoding's arms and so into the net's outputs. */
  readonly arm: Uint16Array
  /**
   * Per move, its cost on the scale of normalised cost, looks included. First moves also carry the scale's offset, so that an
   * episode's costs add up to its normalised cost.
   */
  readonly cost: Float64Array
  /** Per move, the situation that follows, or END. */
  readonly next: Int32Array
  /** Per move, the episode's score if it ends there, otherwise 0. */
  readonly score: Float64Array
}

/** Stands in for the router being trained, where decision points are made. */
const reader = (encoding: Encoding): Router => ({
  id: 'reader',
  name: 'Reader',
  group: 'learned',
  reads: featuresRead(encoding),
  moves: 'with weights',
  control: null,
  remembers: encoding.spent,
  decide: () => {
    throw new RangeError('The reader only reads features; it cannot decide')
  },
})

const ANY = { alpha: weight(0.5), beta: weight(0.5) }

/**
 * If `monotone`, there are no moves to an arm that comes before the last one taken. Throws a RangeError for an arm that the encoding
 * does not list, and a MissingFeatureError if a feature is not available.
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
      if (place < 0) throw new RangeError(`The encoding does not list the arm "${id}"`)
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
  /** The number of the situation that follows one of the state's edges. */
  readonly after: (edge: number) => number
}

/** All situations in order. In the graph, every edge comes after those that lead to it, and so situations do as well. */
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
