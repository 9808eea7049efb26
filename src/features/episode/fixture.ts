/** Small episodes for the tests of this folder. */

import { defaultPriceBook } from '../../core/cost/price-book.ts'
import { type Preference, utility } from '../../core/cost/utility.ts'
import { type Arm, armsOf, type Pool } from '../../core/episode/arm.ts'
import type { Action, Verdict } from '../../core/episode/protocol.ts'
import { type ModelId, modelId, type Step } from '../../core/episode/step.ts'
import { type EpisodeTree, emptyTree, pathOf, withEpisode } from '../../core/episode/tree.ts'
import type { Worth } from '../../core/outcomes/table.ts'
import { certain } from '../../core/routing/choice.ts'
import { costNorm, millis, quality, tokens, usd, weight } from '../../core/units.ts'
import type { Point } from '../../store/decision-points.ts'

export const weak = modelId('weak')
export const strong = modelId('strong')
export const pool: Pool = [weak, strong]
/** (Teacher, Student) weak weak, weak strong, strong weak, strong strong. */
export const arms = armsOf(pool, ['teacher', 'student'])

export function stepOf(
  model: ModelId,
  index = 0,
  action: Action = { type: 'search', query: 'The Amber Tide' },
): Step {
  const role = index % 2 === 0 ? 'student' : 'teacher'
  return {
    name: `${role}-${index}`,
    role,
    decides: index === 0 ? ['teacher', 'student'] : [],
    model,
    adapter: null,
    prompt: [{ by: 'context', text: 'Question: where?' }],
    completion: {
      text: ` Thought: by ${model}\nAction: …`,
      tokensIn: tokens(100),
      tokensOut: tokens(10),
      latency: millis(50),
      meanLogProb: -0.1,
      firstTokenEntropy: 0.2,
      stop: 'end',
    },
    parsed: { thought: `by ${model}`, action, observation: null, right: null },
    origin: 'recorded',
  }
}

export const verdictOf = (score: number): Verdict => ({
  answer: 'Port Selin',
  gold: 'Port Selin',
  score: quality(score),
  exactMatch: score === 1,
})

/** A step of a task whose every step is decided. */
export const lineOf = (model: ModelId, index: number): Step => ({
  ...stepOf(model, index, { type: 'work' }),
  name: `solver-${index + 1}`,
  role: 'solver',
  decides: ['solver'],
})

interface Played {
  readonly models: readonly ModelId[]
  /** Null where the episode was not run to its end. */
  readonly score: number | null
}

/** What each of `arms` plays: Student, Teacher, Student. */
export const EPISODES = [
  [weak, weak, weak],
  [strong, weak, strong],
  [weak, strong, weak],
  [strong, strong, strong],
] as const
/** All of them run to the end, all but the cheapest with the right answer. */
export const recorded: readonly Played[] = EPISODES.map((models, at) => ({
  models,
  score: at === 0 ? 0 : 1,
}))

/** The arms of a task whose every step is decided, with worths for them: the strong model is right, and costs more. */
export const solverArms = armsOf(pool, ['solver'])
export const solverWorths: readonly Worth[] = [
  { perf: quality(0), cost: costNorm(0) },
  { perf: quality(1), cost: costNorm(0.5) },
]

/** A tree with these episodes. */
export const treeOf = (
  episodes: readonly Played[],
  step: (model: ModelId, index: number) => Step = stepOf,
): EpisodeTree =>
  episodes.reduce((tree, played) => withEpisode(tree, nodesOf(played, step)), emptyTree('q'))

/** The nodes of one episode, without branches. */
export const nodesOf = ({ models, score }: Played, step: (model: ModelId, index: number) => Step) =>
  models.map((model, index) => ({
    step: step(model, index),
    verdict: score !== null && index === models.length - 1 ? verdictOf(score) : null,
    branches: new Map(),
  }))

export const pathBy = (models: readonly ModelId[]) =>
  pathOf(models.map((model) => ({ step: stepOf(model) })))

/** A decision before the step of this index, with the worths of its arms. */
export function pointOf(
  index: number,
  due: readonly Arm[],
  taken: number | null,
  worths: Point['worths'] = null,
): Point {
  const utilities = worths?.map(({ perf, cost }) => utility(preference, perf, cost)) ?? []
  const value = worths && Math.max(...utilities)
  return {
    index,
    arms: due,
    reply: {
      type: 'decided',
      decision: { distribution: certain(due.length, 0), utilities: null, why: 'It was sure.' },
      arm: 0,
    },
    discarded: null,
    predictions: null,
    worths,
    value,
    edges: null,
    taken,
    regret: value === null || taken === null ? null : value - utilities[taken]!,
  }
}

export const preference: Preference = { alpha: weight(0.5), beta: weight(0.5) }
export const range = { min: usd(0), max: usd(1) }
export const book = defaultPriceBook(pool, () => null)
