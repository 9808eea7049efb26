/** Episodes whose models are settled beforehand, step by step: what a rule that looks at nothing may choose among. */
import type { CostRange } from '../cost/normalise.ts'
import { modelName } from '../episode/model-name.ts'
import { END, edgeOf } from '../episode/state-graph.ts'
import { createRng, randomInteger } from '../random.ts'
import type { Pool } from '../routing/arms.ts'
import type { Worth } from '../routing/router.ts'
import { quality } from '../units.ts'
import { normalised, type StepCase } from './step-case.ts'

/** The model of each step, as places in the pool. */
export type Sequence = readonly number[]

/** "Yard 500k ×2, then Yard 3m": the models of an episode's steps, to whichever step it comes. */
export function sequenceText(pool: Pool, sequence: Sequence): string {
  const runs: { readonly model: number; steps: number }[] = []
  for (const model of sequence) {
    const last = runs.at(-1)
    if (last?.model === model) last.steps += 1
    else runs.push({ model, steps: 1 })
  }
  const last = runs.pop()
  const nameOf = (model: number) => modelName(pool[model]!)
  const end = nameOf(last?.model ?? 0)
  if (runs.length === 0) return `${end} throughout`
  return `${runs.map(({ model, steps }) => `${nameOf(model)} ×${steps}`).join(', ')}, then ${end}`
}

/** The most steps that an episode of any question takes. */
export function longestEpisode(cases: readonly StepCase[]): number {
  let longest = 0
  for (const { graph } of cases) {
    const depth = new Uint16Array(graph.firstEdge.length - 1)
    for (let state = 0; state < depth.length; state++) {
      for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
        const next = graph.next[edge]!
        if (next === END) longest = Math.max(longest, depth[state]! + 1)
        else depth[next] = Math.max(depth[next]!, depth[state]! + 1)
      }
    }
  }
  return longest
}

/**
 * At most `count` different sequences: first one model throughout, then one model up to a step and another from there on,
 * then any.
 */
export function createSequences(
  seed: string,
  count: number,
  models: number,
  steps: number,
): readonly Sequence[] {
  const places = Array.from({ length: models }, (_, model) => model)
  const handedOver = (first: number, second: number, from: number): Sequence =>
    Array.from({ length: steps }, (_, step) => (step < from ? first : second))
  const found = new Map<string, Sequence>()
  const add = (sequence: Sequence) => found.set(sequence.join(), sequence)
  for (const model of places) add(handedOver(model, model, 0))
  for (let from = 1; from < steps; from++) {
    for (const first of places) for (const second of places) add(handedOver(first, second, from))
  }
  const rng = createRng(`sequences:${seed}`)
  const all = models ** steps
  while (found.size < Math.min(count, all)) {
    add(Array.from({ length: steps }, () => randomInteger(rng, 0, models - 1)))
  }
  return [...found.values()].slice(0, count)
}

/**
 * What comes of each sequence on a question. An episode may end before its sequence does. Throws a RangeError for a sequence
 * that is too short.
 */
export const worthsOfSequences = (
  { questionId, graph, costs }: StepCase,
  sequences: readonly Sequence[],
  range: CostRange,
): readonly Worth[] =>
  sequences.map((sequence) => {
    let state = 0
    let cost = 0
    for (const model of sequence) {
      const edge = edgeOf(graph, state, model)
      if (edge === null) throw new RangeError(`${questionId} lacks a step of model ${model}`)
      cost += costs[edge]!
      state = graph.next[edge]!
      if (state === END) {
        return { perf: quality(graph.score[edge]!), cost: normalised(range, cost) }
      }
    }
    throw new RangeError(`An episode of ${questionId} is longer than ${sequence.length} steps`)
  })
