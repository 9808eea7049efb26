/**
 * An episode as a file: the tree of one question with the path on screen. Prompts and actions are not stored; the protocol
 * derives them again from the completions, and so detects a file that does not fit.
 */
import * as z from 'zod/mini'
import { type ArmId, type Pool, variantId } from '../../core/episode/arm.ts'
import { takeStep, verdictOf } from '../../core/episode/runner.ts'
import type { RunningEpisode } from '../../core/episode/running.ts'
import { type Completion, modelId, type Origin } from '../../core/episode/step.ts'
import {
  type Branches,
  type EpisodeTree,
  nodesAlong,
  type Path,
  type TreeNode,
} from '../../core/episode/tree.ts'
import { type PoolRegistry, poolOf } from '../../core/pool/pool.ts'
import { faultIn } from '../../core/schema-words.ts'
import { parseQuestionId, type Task } from '../../core/tasks/task.ts'
import type { TaskRegistry } from '../../core/tasks/task-registry.ts'
import { millis, tokens } from '../../core/units.ts'
import { createPause } from './pause.ts'

const FORMAT = 'switchyard-episode'
const VERSION = 1
/** Far more than any protocol asks for. */
const MAX_STEPS = 64
/** Other people name models as they like: "house/quick:latest". */
const MAX_MODEL_ID = 200

/** What a file brings into the page. */
export interface TransferredEpisode {
  readonly taskId: string
  readonly tree: EpisodeTree
  readonly path: Path
}

/** A file is not an episode; the message says what is wrong and where. */
export class EpisodeFileError extends Error {
  override readonly name = 'EpisodeFileError'
}

const count = z.int().check(z.nonnegative())
const model = z.string().check(z.minLength(1), z.maxLength(MAX_MODEL_ID))

interface FileNode {
  readonly step: string
  readonly model: string
  readonly text: string
  readonly tokensIn: number
  readonly tokensOut: number
  readonly latencyMs: number
  readonly meanLogProb: number | null
  readonly firstTokenEntropy: number | null
  readonly stop: 'end' | 'length'
  readonly origin: Origin
  readonly next: readonly FileNode[]
}

// Unknown keys are dropped: a later version may write more.
const node: z.ZodMiniType<FileNode> = z.lazy(() =>
  z.object({
    step: z.string(),
    model,
    text: z.string().check(z.maxLength(20_000)),
    tokensIn: count,
    tokensOut: count,
    latencyMs: z.number().check(z.nonnegative()),
    meanLogProb: z.nullable(z.number().check(z.maximum(0))),
    firstTokenEntropy: z.nullable(z.number().check(z.nonnegative())),
    stop: z.enum(['end', 'length']),
    // The file's own claim, which nobody can check.
    origin: z.enum(['recorded', 'live', 'imported']),
    next: z.array(node),
  }),
)

const schemaOf = (tasks: TaskRegistry) =>
  z.object({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    task: z.enum(tasks.infos.map(({ id }) => id)),
    question: z.object({ id: z.string(), text: z.string() }),
    /** The models that take the steps of the path on screen. */
    path: z.array(model).check(z.maxLength(MAX_STEPS)),
    steps: z.array(node),
  })

/** The text of an episode's file. */
export function writeEpisode(
  task: Task,
  { tree, path }: Pick<TransferredEpisode, 'tree' | 'path'>,
): string {
  const file: z.input<ReturnType<typeof schemaOf>> = {
    format: FORMAT,
    version: VERSION,
    task: task.id,
    question: { id: tree.questionId, text: task.question(tree.questionId).text },
    path: nodesAlong(tree, path).map(({ step }) => step.model),
    steps: branchesToFile(tree.branches),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

const branchesToFile = (branches: Branches): FileNode[] =>
  [...branches.values()].map(({ step, branches: next }) => ({
    step: step.name,
    model: step.model,
    text: step.completion.text,
    tokensIn: step.completion.tokensIn,
    tokensOut: step.completion.tokensOut,
    latencyMs: step.completion.latency,
    meanLogProb: step.completion.meanLogProb,
    firstTokenEntropy: step.completion.firstTokenEntropy,
    // An interrupted step is never part of a tree.
    stop: step.completion.stop === 'end' ? 'end' : 'length',
    origin: step.origin,
    next: branchesToFile(next),
  }))

/** Reads a file's text, pausing often. Rejects with an EpisodeFileError that names the first wrong place. */
export async function readEpisode(
  text: string,
  tasks: TaskRegistry,
  pools: PoolRegistry,
): Promise<TransferredEpisode> {
  const value = parseJson(text)
  refuseDepth(Object(value).steps)
  const result = schemaOf(tasks).safeParse(value)
  if (!result.success) throw new EpisodeFileError(faultIn(result.error))
  const file = result.data
  const questionId = file.question.id
  if (!tasks.isOffered(questionId) || parseQuestionId(questionId)?.taskId !== file.task) {
    throw fault('question.id', `"${questionId}" is not a question of ${file.task}`)
  }
  const task = await tasks.load(file.task)
  if (task.question(questionId).text !== file.question.text) {
    throw fault(
      'question.text',
      'it differs from the question of this id in this version of Switchyard',
    )
  }
  const reader: Reader = { pool: poolOf(pools, task.id).models, pause: createPause() }
  const branches = await branchesFromFile(reader, file.steps, task.begin(questionId), 'steps')
  const tree: EpisodeTree = { questionId, branches }
  const path = file.path.map((model) => variantId(modelId(model), null))
  if (nodesAlong(tree, path).length < path.length) {
    throw fault('path', 'it leads along steps that the file does not have')
  }
  return { taskId: task.id, tree, path }
}

/** The schema is recursive, and would exhaust the stack before it could say what is wrong. */
function refuseDepth(steps: unknown): void {
  let level: readonly unknown[] = [steps]
  // Each step adds an object and a list.
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 2 * MAX_STEPS) {
      throw fault('steps', `they are more than ${MAX_STEPS} deep, deeper than any episode`)
    }
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    )
  }
}

interface Reader {
  readonly pool: Pool
  readonly pause: () => Promise<void>
}

async function branchesFromFile(
  reader: Reader,
  nodes: readonly FileNode[],
  episode: RunningEpisode,
  place: string,
): Promise<Branches> {
  const branches = new Map<ArmId, TreeNode>()
  for (const [index, each] of nodes.entries()) {
    const here = `${place}.${index}`
    const id = modelId(each.model)
    if (!reader.pool.includes(id)) {
      const pool = reader.pool.join(', ')
      throw fault(`${here}.model`, `"${id}" is not in the task's pool, which is ${pool}`)
    }
    const arm = variantId(id, null)
    if (branches.has(arm)) throw fault(`${here}.model`, `${id} takes the same step twice`)
    branches.set(arm, await nodeFromFile(reader, each, episode, here))
  }
  return branches
}

async function nodeFromFile(
  reader: Reader,
  file: FileNode,
  episode: RunningEpisode,
  place: string,
): Promise<TreeNode> {
  await reader.pause()
  if (episode.turn.type === 'verdict') throw fault(place, 'the episode ended before this step')
  if (episode.turn.name !== file.step) {
    throw fault(
      `${place}.step`,
      `the protocol asks for ${episode.turn.name} here, not ${file.step}`,
    )
  }
  const completion: Completion = {
    text: file.text,
    tokensIn: tokens(file.tokensIn),
    tokensOut: tokens(file.tokensOut),
    latency: millis(file.latencyMs),
    meanLogProb: file.meanLogProb,
    firstTokenEntropy: file.firstTokenEntropy,
    stop: file.stop,
  }
  const { step, next } = takeStep(
    episode,
    { model: modelId(file.model), adapter: null },
    completion,
    'imported',
  )
  return {
    step,
    verdict: verdictOf(next),
    branches: await branchesFromFile(reader, file.next, next, `${place}.next`),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw fault('the top level', 'it is not JSON, or was cut short')
  }
}

const fault = (place: string, what: string): EpisodeFileError =>
  new EpisodeFileError(`at ${place}: ${what}`)
