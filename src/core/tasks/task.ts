/** What the page, the recorder and the routers need to know of a task. The state of its protocol stays hidden. */
import type { Role } from '../episode/prompt.ts'
import type { Protocol } from '../episode/protocol.ts'
import { beginEpisode, type RunningEpisode } from '../episode/running.ts'

/** The splits are made by seed, and no name occurs in two of them. */
export type Split = 'train' | 'validation' | 'test'
export const SPLITS: readonly Split[] = ['train', 'validation', 'test']

/** A text that may help to answer a question. */
export interface Passage {
  readonly title: string
  readonly text: string
}

/** What questions of all tasks have in common. */
export interface Question {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly passages: readonly Passage[]
  readonly answer: string
}

/**
 * Where a question comes from: a split, or a seed that a person chose. A question from a seed is fresh: it was never recorded.
 */
export type QuestionOrigin =
  | { readonly type: 'split'; readonly split: Split; readonly number: number }
  | { readonly type: 'fresh'; readonly seed: string; readonly number: number }

/** What is known of a task before its code is fetched. */
export interface TaskInfo {
  readonly id: string
  readonly name: string
  /** A one-line description for newcomers. */
  readonly about: string
  /** The short name of the metric, whose values are in [0, 1]. */
  readonly metric: string
  readonly kinds: readonly string[]
  /** The roles of an episode, in the order in which an arm names them. */
  readonly roles: readonly Role[]
  readonly splitSizes: Readonly<Record<Split, number>>
  /** Questions whose episodes the page can show at once; it opens with the first. */
  readonly showcase: readonly [string, ...string[]]
}

export interface Task extends TaskInfo {
  /** Makes the question with this id. Throws a RangeError if the id is not one of this task. */
  readonly question: (id: string) => Question
  readonly begin: (questionId: string) => RunningEpisode
}

/** The most characters in a seed, as a person types them. One may take up to twelve characters of an id. */
export const MAX_SEED = 200

/** Why a text cannot be a seed, as a sentence; null if it can. */
export function seedFault(text: string): string | null {
  const letters = [...text].length
  if (letters === 0) return 'A seed has at least one letter.'
  if (letters > MAX_SEED) return `A seed has at most ${MAX_SEED} letters; this one has ${letters}.`
  return /\p{Surrogate}/u.test(text) ? 'The seed holds half of a letter. Type it again.' : null
}

/**
 * Makes a question id: "atlas/test/17" or "atlas/fresh/<seed>/17"; numbers count from 0. Throws a RangeError if the id could not
 * be parsed again.
 */
export function questionId(taskId: string, origin: QuestionOrigin): string {
  const fault = origin.type === 'fresh' ? seedFault(origin.seed) : null
  if (fault) throw new RangeError(fault)
  const id =
    origin.type === 'split'
      ? `${taskId}/${origin.split}/${origin.number}`
      : `${taskId}/fresh/${encodeURIComponent(origin.seed)}/${origin.number}`
  if (!ID.test(id)) throw new RangeError(`"${id}" is not a question id, such as "atlas/test/17"`)
  return id
}

const ID =
  /^(?<task>[a-z][a-z0-9-]*)\/(?:(?<split>train|validation|test)|fresh\/(?<seed>[^/]+))\/(?<number>\d{1,6})$/

/** The parts of a question id; null if the text is not one. */
export function parseQuestionId(
  id: string,
): { readonly taskId: string; readonly origin: QuestionOrigin } | null {
  const parts = ID.exec(id)?.groups
  if (!parts?.task) return null
  const number = Number(parts.number)
  if (parts.split) {
    return { taskId: parts.task, origin: { type: 'split', split: parts.split as Split, number } }
  }
  const seed = decoded(parts.seed ?? '')
  return seed === null || seedFault(seed)
    ? null
    : { taskId: parts.task, origin: { type: 'fresh', seed, number } }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** The split of a question id; null if it is fresh, or not a question id. */
export function splitOf(id: string): Split | null {
  const origin = parseQuestionId(id)?.origin
  return origin?.type === 'split' ? origin.split : null
}

/** All question ids of a split. */
export const splitIds = (task: TaskInfo, split: Split): readonly string[] =>
  Array.from({ length: task.splitSizes[split] }, (_, number) =>
    questionId(task.id, { type: 'split', split, number }),
  )

/** Makes a task out of a protocol and a function that makes its questions. */
export function defineTask<Q extends Question, State>(
  parts: TaskInfo & {
    readonly protocol: Protocol<Q, State>
    readonly create: (id: string, origin: QuestionOrigin) => Q
  },
): Task {
  const { protocol, create, ...rest } = parts
  const question = (id: string): Q => {
    const parsed = parseQuestionId(id)
    if (parsed?.taskId !== rest.id)
      throw new RangeError(`"${id}" is not a question of ${rest.name}`)
    return create(id, parsed.origin)
  }
  return { ...rest, question, begin: (id) => beginEpisode(protocol, protocol.start(question(id))) }
}
