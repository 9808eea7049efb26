/** Generated questions with a choice at every step: every model is run at every state. */
import fc from 'fast-check'
import { defaultPriceBook } from '../cost/price-book.ts'
import { modelId } from '../episode/step.ts'
import { END, type StateGraph } from '../forest/state-graph.ts'
import type { Case } from '../outcomes/case.ts'
import { edgeOfArm, type OutcomeGraph } from '../outcomes/outcome-graph.ts'
import { forestOf, type Routed, routedForest } from './routed.ts'

/** What one model does at one state. The numbers are whole, as in a file, so that a round trip is exact. */
interface Draw {
  /** 'as before' writes the same text as the previous model, and so leads to the same state. */
  readonly goes: 'on' | 'to the end' | 'as before'
  readonly score: number
  readonly tokensIn: number
  readonly tokensOut: number
  readonly latency: number
  /** Null if the writer does not report it. */
  readonly surprise: number | null
  readonly entropy: number | null
  readonly cut: number
}

const surprise = fc.integer({ min: 0, max: 120_000 })
const entropy = fc.integer({ min: 0, max: 200_000 })

const draws: fc.Arbitrary<Draw> = fc.record({
  goes: fc.constantFrom('on', 'on', 'to the end', 'as before'),
  // Few distinct values, so that ties are common.
  score: fc.constantFrom(0, 0, 5000, 10_000),
  tokensIn: fc.integer({ min: 0, max: 300 }),
  tokensOut: fc.integer({ min: 1, max: 40 }),
  latency: fc.integer({ min: 0, max: 5000 }),
  surprise,
  entropy,
  cut: fc.constantFrom(0, 0, 1),
})

interface Edge extends Draw {
  readonly model: number
  readonly next: number
}

/** Uses the draws in turn until no state is left open; no episode is longer than `longest` steps. */
function graphOf(models: number, longest: number, script: readonly Draw[]): StateGraph {
  const depths = [0]
  const states: (readonly Edge[])[] = []
  let at = 0
  for (let state = 0; state < depths.length; state++) {
    const edges: Edge[] = []
    for (let model = 0; model < models; model++) {
      const draw = script[at++ % script.length]!
      const twin = draw.goes === 'as before' ? edges.at(-1) : undefined
      const ends = draw.goes === 'to the end' || depths[state]! + 1 >= longest
      if (twin) edges.push({ ...draw, model, next: twin.next, score: twin.score })
      else if (ends) edges.push({ ...draw, model, next: END })
      else edges.push({ ...draw, model, next: depths.push(depths[state]! + 1) - 1 })
    }
    states.push(edges)
  }
  const edges = states.flat()
  const firstEdge = new Uint32Array(states.length + 1)
  for (const [state, own] of states.entries()) firstEdge[state + 1] = firstEdge[state]! + own.length
  const ended = (value: (edge: Edge) => number, otherwise: number) =>
    edges.map((edge) => (edge.next === END ? value(edge) : otherwise))
  return {
    firstEdge,
    ask: new Uint8Array(states.length),
    variant: Uint8Array.from(edges, ({ model }) => model),
    text: Uint32Array.from(edges.keys()),
    tokensIn: Uint32Array.from(edges, ({ tokensIn }) => tokensIn),
    tokensOut: Uint32Array.from(edges, ({ tokensOut }) => tokensOut),
    latency: Float64Array.from(edges, ({ latency }) => latency / 10),
    meanLogProb: Float64Array.from(edges, ({ surprise }) => -(surprise ?? Number.NaN) / 1e5),
    firstTokenEntropy: Float64Array.from(edges, ({ entropy }) => (entropy ?? Number.NaN) / 1e5),
    cut: Uint8Array.from(edges, ({ cut }) => cut),
    next: Int32Array.from(edges, ({ next }) => next),
    score: Float64Array.from(ended(({ score }) => score / 1e4, Number.NaN)),
    exactMatch: Uint8Array.from(ended(({ score }) => (score === 10_000 ? 1 : 0), 0)),
  }
}

const NAMES = ['small', 'middle', 'large'].map(modelId)

const scripts = fc.array(draws, { minLength: 1, maxLength: 40 })
const longest = fc.integer({ min: 1, max: 4 })

const graphsOf = (drawn: fc.Arbitrary<readonly Draw[]>): fc.Arbitrary<StateGraph> =>
  fc
    .tuple(fc.integer({ min: 1, max: NAMES.length }), longest, drawn)
    .map(([models, steps, script]) => graphOf(models, steps, script))

/** Graphs in which some writers do not report their confidence. */
export const stateGraphs = graphsOf(
  fc.array(
    fc
      .tuple(draws, fc.option(surprise), fc.option(entropy))
      .map(([draw, surprise, entropy]) => ({ ...draw, surprise, entropy })),
    { minLength: 1, maxLength: 40 },
  ),
)

type Question = readonly [longest: number, script: readonly Draw[]]
const questions: fc.Arbitrary<Question> = fc.tuple(longest, scripts)

/** Questions priced with the default book; their own costs give the cost range. */
export const routedTables: fc.Arbitrary<Routed> = fc
  .tuple(
    fc.integer({ min: 1, max: NAMES.length }),
    fc.array(questions, { minLength: 1, maxLength: 4 }),
  )
  .map(([models, drawn]) => routedBy(models, drawn))

/** A table of `count` questions, the same in every run. */
export const sampleTable = (models: number, count: number): Routed =>
  routedBy(models, fc.sample(questions, { numRuns: count, seed: 1 }))

const routedBy = (models: number, drawn: readonly Question[]): Routed =>
  stepsRouted(
    models,
    drawn.map(([steps, script]) => graphOf(models, steps, script)),
  )

/** Questions with these graphs, which the first `models` models of the pool wrote. */
export function stepsRouted(models: number, graphs: readonly StateGraph[]): Routed {
  const pool = NAMES.slice(0, models)
  const questions = graphs.map((graph, at) => ({
    id: `q${at}`,
    kind: `kind ${at % 2}`,
    outcomes: null,
    predictions: null,
    graph,
  }))
  return routedForest(
    forestOf({ pool, roles: ['solver'], questions }),
    defaultPriceBook(pool, () => null),
  )
}

/** An episode: its choices as edges, its score, and its cost in US dollars. */
export interface Walked {
  readonly edges: readonly number[]
  readonly perf: number
  readonly cost: number
}

/** The edges along these arms, as far as the graph reaches. */
export function edgesAlong(graph: OutcomeGraph, arms: readonly number[]): readonly number[] {
  const edges: number[] = []
  let state = 0
  for (const arm of arms) {
    if (state === END) break
    const edge = edgeOfArm(graph, state, arm)
    if (edge === null) break
    edges.push(edge)
    state = graph.next[edge]!
  }
  return edges
}

/** Every episode of a question, found by walking all paths: what a dynamic program must agree with. */
export function everyEpisode({ graph, costs }: Pick<Case, 'graph' | 'costs'>): readonly Walked[] {
  const from = (state: number, before: Walked): readonly Walked[] => {
    const found: Walked[] = []
    for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
      const next = graph.next[edge]!
      const here = {
        edges: [...before.edges, edge],
        perf: graph.score[edge]!,
        cost: before.cost + costs[edge]!,
      }
      if (next === END) found.push(here)
      else found.push(...from(next, here))
    }
    return found
  }
  return from(0, { edges: [], perf: 0, cost: 0 })
}
