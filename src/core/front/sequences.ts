/** Sequences of arms that are fixed in advance, choice by choice: what a rule can choose between without looking at anything. */
import { type Arm, assignmentText, rolesOf } from '../episode/arm.ts'
import { END } from '../forest/state-graph.ts'
import { type Case, normalised } from '../outcomes/case.ts'
import { stagesOf } from '../outcomes/outcome-graph.ts'
import type { Worth } from '../outcomes/table.ts'
import { createRng, randomInteger } from '../random.ts'
import { quality } from '../units.ts'
import type { ScoringContext } from './score.ts'

/** The arm of each choice, as an index into the arms over all roles. */
export type Sequence = readonly number[]

/** A sequence in words: "Yard 500k ×2, then Yard 3m". The last arm is kept until the episode ends. */
export function sequenceText(arms: readonly Arm[], sequence: Sequence): string {
  const runs: { readonly arm: number; times: number }[] = []
  for (const arm of sequence) {
    const last = runs.at(-1)
    if (last?.arm === arm) last.times += 1
    else runs.push({ arm, times: 1 })
  }
  const last = runs.pop()
  const nameOf = (arm: number) => assignmentText(arms[arm]!.models)
  const end = nameOf(last?.arm ?? 0)
  if (sequence.length === 1) return end
  if (runs.length === 0) return `${end} throughout`
  return `${runs.map(({ arm, times }) => `${nameOf(arm)} ×${times}`).join(', ')}, then ${end}`
}

/** The number of choices in the longest episode of any question. */
export const longestEpisode = (cases: readonly Pick<Case, 'graph'>[]): number =>
  Math.max(0, ...cases.map(({ graph }) => Math.max(...stagesOf(graph)) + 1))

/** Up to `count` different sequences: first those of one arm, then those that change arms once, then random ones. */
export function createSequences(
  seed: string,
  count: number,
  arms: number,
  steps: number,
): readonly Sequence[] {
  const places = Array.from({ length: arms }, (_, arm) => arm)
  const handedOver = (first: number, second: number, from: number): Sequence =>
    Array.from({ length: steps }, (_, step) => (step < from ? first : second))
  const found = new Map<string, Sequence>()
  const add = (sequence: Sequence) => found.set(sequence.join(), sequence)
  for (const arm of places) add(handedOver(arm, arm, 0))
  for (let from = 1; from < steps; from++) {
    for (const first of places) for (const second of places) add(handedOver(first, second, from))
  }
  const rng = createRng(`sequences:${seed}`)
  const all = arms ** steps
  while (found.size < Math.min(count, all)) {
    add(Array.from({ length: steps }, () => randomInteger(rng, 0, arms - 1)))
  }
  return [...found.values()].slice(0, count)
}

/**
 * What comes of each sequence on a question; `whole` holds the arms over all roles that the sequences point into. An episode may
 * end before its sequence does. Throws a RangeError if a sequence is too short or one of its arms was not run.
 */
export function worthsOfSequences(
  { questionId, graph, costs }: Case,
  sequences: readonly Sequence[],
  whole: readonly Arm[],
  { arms, range }: ScoringContext,
): readonly Worth[] {
  const agrees = whole.map((each) => arms.map((arm) => isPart(arm, each)))
  const edgeAt = (state: number, arm: number): number | null => {
    for (let edge = graph.firstEdge[state]!; edge < graph.firstEdge[state + 1]!; edge++) {
      if (agrees[arm]![graph.arm[edge]!]) return edge
    }
    return null
  }
  return sequences.map((sequence) => {
    let state = 0
    let cost = 0
    for (const arm of sequence) {
      const edge = edgeAt(state, arm)
      if (edge === null)
        throw new RangeError(
          `The arm ${whole[arm]?.id} was not run at a decision point of ${questionId}`,
        )
      cost += costs[edge]!
      state = graph.next[edge]!
      if (state === END) {
        return { perf: quality(graph.score[edge]!), cost: normalised(range, cost) }
      }
    }
    throw new RangeError(`An episode of ${questionId} is longer than ${sequence.length} choices`)
  })
}

/** Whether an arm gives each of its roles the same model as an arm over all roles does. */
const isPart = ({ models }: Arm, whole: Arm): boolean =>
  rolesOf(models).every((role) => models[role] === whole.models[role])
