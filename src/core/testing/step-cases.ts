/** Generated questions whose steps are routed one by one: every model run at every state. */
import fc from 'fast-check'
import { defaultPriceBook } from '../cost/price-book.ts'
import { END, type StateGraph } from '../episode/state-graph.ts'
import { modelId } from '../episode/step.ts'
import {
  type StepCase,
  type StepSpace,
  stepCase,
  stepCostRange,
  stepSpace,
} from '../front/step-case.ts'
import type { RoutingSpace } from '../routing/registry.ts'
import { fitMixture } from '../routing/step-confidence.ts'

/** What one model does at one state. Whole numbers as a file keeps them, so that a round trip is exact. */
interface Draw {
  /** 'as before' writes what the model before it wrote, and so leads where that one leads. */
  readonly goes: 'on' | 'to the end' | 'as before'
  readonly score: number
  readonly tokensIn: number
  readonly tokensOut: number
  readonly latency: number
  readonly surprise: number
  readonly entropy: number
  readonly cut: number
}

const draws: fc.Arbitrary<Draw> = fc.record({
  goes: fc.constantFrom('on', 'on', 'to the end', 'as before'),
  // Few distinct values, so that ties are common.
  score: fc.constantFrom(0, 0, 5000, 10_000),
  tokensIn: fc.integer({ min: 0, max: 300 }),
  tokensOut: fc.integer({ min: 1, max: 40 }),
  latency: fc.integer({ min: 0, max: 5000 }),
  surprise: fc.integer({ min: 0, max: 120_000 }),
  entropy: fc.integer({ min: 0, max: 200_000 }),
  cut: fc.constantFrom(0, 0, 1),
})

interface Edge extends Draw {
  readonly model: number
  readonly next: number
}

/** Plays the draws in turn until no state is open; steps beyond `longest` end the episode. */
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
    model: Uint8Array.from(edges, ({ model }) => model),
    text: Uint32Array.from(edges.keys()),
    tokensIn: Uint32Array.from(edges, ({ tokensIn }) => tokensIn),
    tokensOut: Uint32Array.from(edges, ({ tokensOut }) => tokensOut),
    latency: Float64Array.from(edges, ({ latency }) => latency / 10),
    meanLogProb: Float64Array.from(edges, ({ surprise }) => -surprise / 1e5),
    firstTokenEntropy: Float64Array.from(edges, ({ entropy }) => entropy / 1e5),
    cut: Uint8Array.from(edges, ({ cut }) => cut),
    next: Int32Array.from(edges, ({ next }) => next),
    score: Float64Array.from(ended(({ score }) => score / 1e4, Number.NaN)),
    exactMatch: Uint8Array.from(ended(({ score }) => (score === 10_000 ? 1 : 0), 0)),
  }
}

const NAMES = ['small', 'middle', 'large'].map(modelId)

const scripts = fc.array(draws, { minLength: 1, maxLength: 40 })
const longest = fc.integer({ min: 1, max: 4 })

export const stateGraphs: fc.Arbitrary<StateGraph> = fc
  .tuple(fc.integer({ min: 1, max: NAMES.length }), longest, scripts)
  .map(([models, steps, script]) => graphOf(models, steps, script))

/** Questions of one pool with what a front needs of them. */
export interface StepField {
  readonly routing: RoutingSpace
  readonly space: StepSpace
  readonly cases: readonly StepCase[]
  readonly range: ReturnType<typeof stepCostRange>
}

type Question = readonly [longest: number, script: readonly Draw[]]
const questions: fc.Arbitrary<Question> = fc.tuple(longest, scripts)

/** Priced by the default book and normalised among themselves. */
export const stepFields: fc.Arbitrary<StepField> = fc
  .tuple(
    fc.integer({ min: 1, max: NAMES.length }),
    fc.array(questions, { minLength: 1, maxLength: 4 }),
  )
  .map(([models, drawn]) => fieldOf(models, drawn))

/** As many questions as asked for, always the same. */
export const sampleField = (models: number, count: number): StepField =>
  fieldOf(models, fc.sample(questions, { numRuns: count, seed: 1 }))

function fieldOf(models: number, drawn: readonly Question[]): StepField {
  const pool = NAMES.slice(0, models)
  const roles = ['solver'] as const
  const space = stepSpace({ pool, roles }, defaultPriceBook(pool))
  const graphs = drawn.map(([steps, script]) => graphOf(models, steps, script))
  const cases = graphs.flatMap(
    (graph, at) => stepCase({ id: `q${at}`, kind: `kind ${at % 2}`, graph }, space) ?? [],
  )
  const mixture = fitMixture(graphs.flatMap(({ meanLogProb }) => [...meanLogProb]))
  return {
    routing: { pool, roles, decides: 'step', learned: false, mixture },
    space,
    cases,
    range: stepCostRange(cases),
  }
}

/** An episode from its start to its end: its edges, its score and what it cost in US dollars. */
export interface Walked {
  readonly edges: readonly number[]
  readonly perf: number
  readonly cost: number
}

/** Every episode of a question, one after another: what a dynamic program must agree with. */
export function everyEpisode({ graph, costs }: StepCase): readonly Walked[] {
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
