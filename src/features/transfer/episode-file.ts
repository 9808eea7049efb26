/**
 * An episode as a file: the tree of one question with the path on screen. Prompts and actions are not stored; the protocol
 * writes them again from the completions, and so finds a file that does not fit.
 */
import * as z from 'zod/mini'
import type { RunningEpisode } from '../../core/episode/running.ts'
import { type Completion, type ModelId, modelId, type Origin } from '../../core/episode/step.ts'
import {
  type Branches,
  type EpisodeTree,
  nodesAlong,
  type Path,
  type TreeNode,
} from '../../core/episode/tree.ts'
import { loadTask, TASKS, taskOf } from '../../core/tasks/registry.ts'
import { parseQuestionId } from '../../core/tasks/task.ts'
import { millis, tokens } from '../../core/units.ts'

const FORMAT = 'switchyard-episode'
const VERSION = 1

/** What a file brings into the page. */
export interface TransferredEpisode {
  readonly taskId: string
  readonly tree: EpisodeTree
  readonly path: Path
}

/** A file is no episode; the message says what is wrong and where. */
export class EpisodeFileError extends Error {
  override readonly name = 'EpisodeFileError'
}

const count = z.int().check(z.nonnegative())
const model = z.string().check(z.regex(/^[\w.-]{1,96}$/, 'is not a model id'))

interface FileNode {
  readonly step: string
  readonly model: string
  readonly text: string
  readonly tokensIn: number
  readonly tokensOut: number
  readonly latencyMs: number
  readonly meanLogProb: number
  readonly firstTokenEntropy: number
  readonly stop: 'end' | 'length'
  readonly origin: Origin
  readonly next: readonly FileNode[]
}

const node: z.ZodMiniType<FileNode> = z.lazy(() =>
  z.strictObject({
    step: z.string(),
    model,
    text: z.string().check(z.maxLength(20_000)),
    tokensIn: count,
    tokensOut: count,
    latencyMs: z.number().check(z.nonnegative()),
    meanLogProb: z.number().check(z.maximum(0)),
    firstTokenEntropy: z.number().check(z.nonnegative()),
    stop: z.enum(['end', 'length']),
    // What the file says of itself, which nobody can check.
    origin: z.enum(['recorded', 'live', 'imported']),
    next: z.array(node),
  }),
)

const schema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  task: z.enum(TASKS.map(({ id }) => id)),
  question: z.strictObject({ id: z.string(), text: z.string() }),
  /** The models that take the steps of the path on screen. */
  path: z.array(model).check(z.maxLength(64)),
  steps: z.array(node),
})

/** The file's text. Throws a RangeError where the task's code is not there. */
export function writeEpisode({ taskId, tree, path }: TransferredEpisode): string {
  const file: z.input<typeof schema> = {
    format: FORMAT,
    version: VERSION,
    task: taskId,
    question: { id: tree.questionId, text: taskOf(taskId).question(tree.questionId).text },
    path: [...path],
    steps: branchesToFile(tree.branches),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

const branchesToFile = (branches: Branches): FileNode[] =>
  Object.values(branches).map(({ step, branches: next }) => ({
    step: step.name,
    model: step.model,
    text: step.completion.text,
    tokensIn: step.completion.tokensIn,
    tokensOut: step.completion.tokensOut,
    latencyMs: step.completion.latency,
    meanLogProb: step.completion.meanLogProb,
    firstTokenEntropy: step.completion.firstTokenEntropy,
    // An unfinished step is never part of a tree.
    stop: step.completion.stop === 'end' ? 'end' : 'length',
    origin: step.origin,
    next: branchesToFile(next),
  }))

/** Reads a file's text. Rejects with an EpisodeFileError that names the first wrong place. */
export async function readEpisode(text: string): Promise<TransferredEpisode> {
  const result = schema.safeParse(parseJson(text))
  if (!result.success) {
    const issue = result.error.issues[0]
    throw fault(issue?.path.join('.') || 'the top level', issue?.message ?? 'it is unreadable')
  }
  const file = result.data
  if (parseQuestionId(file.question.id)?.taskId !== file.task) {
    throw fault('question.id', `"${file.question.id}" is no question of ${file.task}`)
  }
  const task = await loadTask(file.task)
  if (task.question(file.question.id).text !== file.question.text) {
    throw fault('question.text', 'it is not the question of this id in this version of Switchyard')
  }
  const tree: EpisodeTree = {
    questionId: file.question.id,
    branches: branchesFromFile(file.steps, task.begin(file.question.id), 'steps'),
  }
  const path = file.path.map(modelId)
  if (nodesAlong(tree, path).length < path.length) {
    throw fault('path', 'it leads along steps that the file does not have')
  }
  return { taskId: task.id, tree, path }
}

function branchesFromFile(
  nodes: readonly FileNode[],
  episode: RunningEpisode,
  place: string,
): Branches {
  const branches: Record<ModelId, TreeNode> = {}
  for (const [index, each] of nodes.entries()) {
    const here = `${place}.${index}`
    const id = modelId(each.model)
    if (branches[id]) throw fault(`${here}.model`, `${each.model} takes the same step twice`)
    branches[id] = nodeFromFile(each, episode, here)
  }
  return branches
}

function nodeFromFile(file: FileNode, episode: RunningEpisode, place: string): TreeNode {
  const { turn } = episode
  if (turn.type === 'verdict') throw fault(place, 'the episode has ended before this step')
  if (turn.name !== file.step) {
    throw fault(`${place}.step`, `the protocol asks for ${turn.name} here, not ${file.step}`)
  }
  const { next, parsed } = episode.accept(file.text)
  const completion: Completion = {
    text: file.text,
    tokensIn: tokens(file.tokensIn),
    tokensOut: tokens(file.tokensOut),
    latency: millis(file.latencyMs),
    meanLogProb: file.meanLogProb,
    firstTokenEntropy: file.firstTokenEntropy,
    stop: file.stop,
  }
  const { name, role, prompt } = turn
  return {
    step: {
      name,
      role,
      model: modelId(file.model),
      prompt,
      completion,
      parsed,
      origin: 'imported',
    },
    verdict: next.turn.type === 'verdict' ? next.turn.verdict : null,
    branches: branchesFromFile(file.next, next, `${place}.next`),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw fault(
      'the top level',
      `it is not JSON (${error instanceof Error ? error.message : error})`,
    )
  }
}

const fault = (place: string, what: string): EpisodeFileError =>
  new EpisodeFileError(`at ${place}: ${what}`)
