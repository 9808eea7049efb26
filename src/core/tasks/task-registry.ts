/**
 * A registry of tasks: those that ship, and those made at run time. Code that reads task names from outside takes one as input.
 */
import { parseQuestionId, type Task, type TaskInfo } from './task.ts'

export interface TaskEntry {
  readonly info: TaskInfo
  /** Whether its recording ships with the page. */
  readonly recorded: boolean
  /** Fetches the code of the task. */
  readonly load: () => Promise<Task>
}

/** Immutable, except that it remembers the code that it has fetched. */
export class TaskRegistry {
  /** In the order in which the page offers them. */
  readonly infos: readonly TaskInfo[]
  private readonly entries: ReadonlyMap<string, TaskEntry>
  private readonly loaded: Map<string, Task>

  constructor(entries: readonly TaskEntry[], loaded: Iterable<Task> = []) {
    this.infos = entries.map(({ info }) => info)
    this.entries = new Map(entries.map((entry) => [entry.info.id, entry]))
    this.loaded = new Map([...loaded].map((task) => [task.id, task]))
  }

  /** A registry with this task added, which replaces a task with the same id. */
  with(task: Task): TaskRegistry {
    const entry = { info: task, recorded: false, load: () => Promise.resolve(task) }
    const entries = new Map(this.entries).set(task.id, entry)
    return new TaskRegistry([...entries.values()], [...this.loaded.values(), task])
  }

  info(id: string): TaskInfo | null {
    return this.entries.get(id)?.info ?? null
  }

  /** Whether its recording ships with the page. */
  isRecorded(id: string): boolean {
    return this.entries.get(id)?.recorded ?? false
  }

  /** Fetches the code of a task. Rejects an unknown id with a RangeError that lists the known ones. */
  async load(id: string): Promise<Task> {
    const known = this.loaded.get(id)
    if (known) return known
    const entry = this.entries.get(id)
    if (!entry)
      throw new RangeError(
        `There is no task "${id}"; choose one of ${[...this.entries.keys()].join(', ')}`,
      )
    const task = await entry.load()
    this.loaded.set(id, task)
    return task
  }

  /** A task whose code was fetched. Throws a RangeError before `load` has fetched it. */
  task(id: string): Task {
    const task = this.loaded.get(id)
    if (!task) throw new RangeError(`The task "${id}" is not loaded; call load("${id}") first`)
    return task
  }

  isLoaded(id: string): boolean {
    return this.loaded.has(id)
  }

  /** Whether one of the tasks has a question of this id. */
  isOffered(questionId: string): boolean {
    const parsed = parseQuestionId(questionId)
    const info = parsed && this.info(parsed.taskId)
    if (!info) return false
    const { origin } = parsed
    return origin.type === 'fresh' || origin.number < info.splitSizes[origin.split]
  }
}
