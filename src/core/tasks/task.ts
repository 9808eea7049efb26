/** What the page, the recorder and the routers need of a task, whatever its protocol keeps in its state. */
import type { Role } from '../episode/prompt.ts'
import type { Protocol } from '../episode/protocol.ts'
import { beginEpisode, type RunningEpisode } from '../episode/running.ts'

/** Splits are by seed, and no name of one split stands in another. */
export type Split = 'train' | 'validation' | 'test'
export const SPLITS: readonly Split[] = ['train', 'validation', 'test']

/** A text that a question may be answered from. */
export interface Passage {
  readonly title: string
  readonly text: string
}

/** A question as every task shows it. */
export interface Question {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly passages: readonly Passage[]
  readonly answer: string
}

/** Where a question comes from: a split, or a seed that a person chose (fresh: never recorded). */
export type QuestionOrigin =
  | { readonly type: 'split'; readonly split: Split; readonly number: number }
  | { readonly type: 'fresh'; readonly seed: string; readonly number: number }

/** What is known of a task before its questions' code is there. */
export interface TaskInfo {
  readonly id: string
  readonly name: string
  /** One line for a newcomer. */
  readonly about: string
  /** The metric's short name, in [0, 1]. */
  readonly metric: string
  readonly kinds: readonly string[]
  /** Who speaks in an episode, in the order of an assignment. */
  readonly roles: readonly Role[]
  readonly splitSizes: Readonly<Record<Split, number>>
  /** Questions whose episodes stand on the page at once; the first is the one it opens with. */
  readonly showcase: readonly [string, ...string[]]
}

export interface Task extends TaskInfo {
  /** Makes the question of an id. Throws a RangeError that names an id which is not of this task. */
  readonly question: (id: string) => Question
  readonly begin: (questionId: string) => RunningEpisode
}

/** The most letters of a seed, as a person types them: an id may need twelve characters for one. */
export const MAX_SEED = 200

/** Why a text is no seed, as a sentence; null where it is one. */
export function seedFault(text: string): string | null {
  const letters = [...text].length
  if (letters === 0) return 'A seed has at least one letter.'
  if (letters > MAX_SEED) return `A seed has at most ${MAX_SEED} letters; this one has ${letters}.`
  return /\p{Surrogate}/u.test(text) ? 'The seed holds half of a letter. Type it again.' : null
}

/**
 * Ids read "atlas/test/17" and "atlas/fresh/<seed>/17"; numbers count from 0. Throws a RangeError where the parts make none, so
 * that every id can be read back.
 */
export function questionId(taskId: string, origin: QuestionOrigin): string {
  const fault = origin.type === 'fresh' ? seedFault(origin.seed) : null
  if (fault) throw new RangeError(fault)
  const id =
    origin.type === 'split'
      ? `${taskId}/${origin.split}/${origin.number}`
      : `${taskId}/fresh/${encodeURIComponent(origin.seed)}/${origin.number}`
  if (!ID.test(id)) throw new RangeError(`"${id}" is no question id`)
  return id
}

const ID =
  /^(?<task>[a-z][a-z0-9-]*)\/(?:(?<split>train|validation|test)|fresh\/(?<seed>[^/]+))\/(?<number>\d{1,6})$/

/** The parts of a question id, or null where it is none. */
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

/** The split of a question id; null for a fresh one, or where it is none. */
export function splitOf(id: string): Split | null {
  const origin = parseQuestionId(id)?.origin
  return origin?.type === 'split' ? origin.split : null
}

/** All question ids of a split. */
export const splitIds = (task: TaskInfo, split: Split): readonly string[] =>
  Array.from({ length: task.splitSizes[split] }, (_, number) =>
    questionId(task.id, { type: 'split', split, number }),
  )

/** Makes a task of a protocol and a way to make its questions. */
export function defineTask<Q extends Question, State>(
  parts: TaskInfo & {
    readonly protocol: Protocol<Q, State>
    readonly create: (id: string, origin: QuestionOrigin) => Q
  },
): Task {
  const { protocol, create, ...rest } = parts
  const question = (id: string): Q => {
    const parsed = parseQuestionId(id)
    if (parsed?.taskId !== rest.id) throw new RangeError(`"${id}" is no question of ${rest.name}`)
    return create(id, parsed.origin)
  }
  return { ...rest, question, begin: (id) => beginEpisode(protocol, protocol.start(question(id))) }
}
