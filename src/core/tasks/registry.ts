/**
 * Every task. A new one adds its folder and a line to each list here. The code that makes its questions is fetched when it is
 * first opened: the page begins with one task.
 */
import { atlas } from './atlas/atlas.ts'
import { atlasInfo } from './atlas/info.ts'
import { ledgerInfo } from './ledger/info.ts'
import { quizInfo } from './quiz/info.ts'
import { relayInfo } from './relay/info.ts'
import { parseQuestionId, type Task, type TaskInfo } from './task.ts'

/** The tasks that the page offers: those whose forest is recorded. */
export const TASKS: readonly TaskInfo[] = [atlasInfo, quizInfo, ledgerInfo, relayInfo]

const LOADERS: ReadonlyMap<string, () => Promise<Task>> = new Map([
  ['quiz', async () => (await import('./quiz/quiz.ts')).quiz],
  ['ledger', async () => (await import('./ledger/ledger.ts')).ledger],
  ['relay', async () => (await import('./relay/relay.ts')).relay],
])

/** Tasks that are written, offered or not. */
export const TASK_IDS: readonly string[] = [atlas.id, ...LOADERS.keys()]

const loaded = new Map<string, Task>([[atlas.id, atlas]])

/** Brings a task's code. Rejects with a RangeError that lists the known ones. */
export async function loadTask(id: string): Promise<Task> {
  const known = loaded.get(id)
  if (known) return known
  const load = LOADERS.get(id)
  if (!load) {
    throw new RangeError(`No task "${id}"; there is ${TASK_IDS.join(', ')}`)
  }
  const task = await load()
  loaded.set(id, task)
  return task
}

/** A task whose code is there. Throws a RangeError before `loadTask` has brought it. */
export function taskOf(id: string): Task {
  const task = loaded.get(id)
  if (!task) throw new RangeError(`The task "${id}" is not loaded`)
  return task
}

export const isLoaded = (id: string): boolean => loaded.has(id)

/** Whether a task that the page offers has a question of this id. */
export function isOffered(questionId: string): boolean {
  const parsed = parseQuestionId(questionId)
  const task = TASKS.find(({ id }) => id === parsed?.taskId)
  if (!parsed || !task) return false
  const { origin } = parsed
  return origin.type === 'fresh' || origin.number < task.splitSizes[origin.split]
}
