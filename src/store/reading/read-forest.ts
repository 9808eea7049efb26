/** Reads a forest file's text into a task's forest and its outcome table. */
import { type Forest, ForestError, parseForest } from '../../core/forest/forest.ts'
import { tableOfForest } from '../../core/outcomes/of-forest.ts'
import type { TaskInfo } from '../../core/tasks/task.ts'
import type { RecordedForest } from '../state.ts'

/** A forest with its outcome table. */
export const withTable = (file: Forest): RecordedForest => ({ file, table: tableOfForest(file) })

/** Reads the text of a task's forest. Throws a ForestError that says what is wrong. */
export function readForest(
  text: string,
  source: string,
  task: Pick<TaskInfo, 'id' | 'roles'>,
): RecordedForest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ForestError(`${source} is not JSON`)
  }
  const forest = parseForest(value, source)
  if (forest.task !== task.id) {
    throw new ForestError(`${source} is a forest of the task "${forest.task}", not of "${task.id}"`)
  }
  if (forest.roles.join() !== task.roles.join()) {
    const roles = forest.roles.join(', ')
    throw new ForestError(`${source} has other roles than its task: ${roles}. Record it again.`)
  }
  return withTable(forest)
}
