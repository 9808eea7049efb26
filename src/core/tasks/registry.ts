/** Every task of the page. A new one adds its folder and a line here. */
import { atlas } from './atlas/atlas.ts'
import type { Task } from './task.ts'

export const TASKS: readonly Task[] = [atlas]

/** The task of an id. Throws a RangeError that lists the known ones. */
export function taskOf(id: string): Task {
  const task = TASKS.find((candidate) => candidate.id === id)
  if (!task) {
    throw new RangeError(`No task "${id}"; there is ${TASKS.map((known) => known.id).join(', ')}`)
  }
  return task
}
