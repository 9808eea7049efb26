/**
 * Steps as they are kept across a reload: flat, and without prompts and actions, which the protocol derives again from the
 * completions.
 */
import * as z from 'zod/mini'
import { type ArmId, variantId } from '../core/episode/arm.ts'
import { takeStep, verdictOf } from '../core/episode/runner.ts'
import type { RunningEpisode } from '../core/episode/running.ts'
import { type Completion, modelId, type Step } from '../core/episode/step.ts'
import {
  type Branches,
  type EpisodeTree,
  emptyTree,
  type Path,
  withNode,
} from '../core/episode/tree.ts'
import type { Worth } from '../core/outcomes/table.ts'
import type { Task } from '../core/tasks/task.ts'
import { costNorm, millis, quality, tokens } from '../core/units.ts'

const count = z.pipe(z.int().check(z.nonnegative()), z.transform(tokens))
const model = z.pipe(z.string(), z.transform(modelId))

const step = z.object({
  /** The index of the previous step in the list; −1 for a first step. */
  after: z.int().check(z.minimum(-1)),
  model,
  /** The id of the parameters that were generated for the model. */
  adapter: z.nullable(z.string()),
  origin: z.enum(['recorded', 'live', 'imported'] satisfies Step['origin'][]),
  completion: z.object({
    text: z.string(),
    tokensIn: count,
    tokensOut: count,
    latency: z.pipe(z.number().check(z.nonnegative()), z.transform(millis)),
    meanLogProb: z.nullable(z.number().check(z.maximum(0))),
    firstTokenEntropy: z.nullable(z.number().check(z.nonnegative())),
    stop: z.enum(['end', 'length', 'interrupted'] satisfies Completion['stop'][]),
  }),
  glimpse: z.optional(z.object({ model, tokensIn: count, tokensOut: count })),
})
type KeptStep = z.infer<typeof step>

const question = z.object({
  id: z.string(),
  /** The question's own words: another version of the page may have changed them, and then no step fits. */
  text: z.string(),
  steps: z.array(step),
  /** The policy's reading of the question, by arm; null where there is none. */
  reading: z.nullable(
    z.array(
      z.object({
        perf: z.pipe(z.number(), z.transform(quality)),
        cost: z.pipe(z.number(), z.transform(costNorm)),
      }),
    ),
  ),
})
export type KeptQuestion = z.infer<typeof question>

const schema = z.object({ version: z.literal(1), questions: z.array(question) })

export const writeKept = (questions: readonly KeptQuestion[]): string =>
  JSON.stringify({ version: 1, questions })

/** Empty where the text was not written by this version. */
export function readKept(text: string): readonly KeptQuestion[] {
  try {
    return schema.parse(JSON.parse(text)).questions
  } catch {
    return []
  }
}

/** The steps that were run on one question of the task. */
export function keptOf(
  task: Task,
  { questionId, branches }: EpisodeTree,
  reading: readonly Worth[] | null,
): KeptQuestion {
  const steps: KeptStep[] = []
  const add = (from: Branches, after: number): void => {
    for (const { step, branches: next } of from.values()) {
      const { model, adapter, origin, completion, glimpse } = step
      const kept = { after, model, adapter, origin, completion, ...(glimpse && { glimpse }) }
      add(next, steps.push(kept) - 1)
    }
  }
  add(branches, -1)
  const { text } = task.question(questionId)
  return { id: questionId, text, steps, reading: reading && [...reading] }
}

/** The tree of kept steps, replayed by the protocol; null where they do not fit it. */
export function treeOfKept(task: Task, { id, text, steps }: KeptQuestion): EpisodeTree | null {
  if (task.question(id).text !== text) return null
  const start: Place = { path: [], episode: task.begin(id) }
  const places: Place[] = []
  let tree = emptyTree(id)
  for (const { after, model, adapter, origin, completion, glimpse } of steps) {
    const before = after === -1 ? start : places[after]
    if (!before || before.episode.turn.type === 'verdict') return null
    const { step, next } = takeStep(before.episode, { model, adapter }, completion, origin)
    const path: readonly ArmId[] = [...before.path, variantId(model, adapter)]
    tree = withNode(tree, path, glimpse ? { ...step, glimpse } : step, verdictOf(next))
    places.push({ path, episode: next })
  }
  return tree
}

interface Place {
  readonly path: Path
  readonly episode: RunningEpisode
}
