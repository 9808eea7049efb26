/** A forest file's text as the forest of a task. */
import { type Forest, ForestError, parseForest } from '../../core/episode/forest.ts'
import { TASKS } from '../../core/tasks/registry.ts'

/** Reads the text of a task's forest. Throws a ForestError that says what is wrong with it. */
export function readForest(text: string, source: string, taskId: string): Forest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ForestError(`${source} is not JSON`)
  }
  const forest = parseForest(value, source)
  const task = TASKS.find(({ id }) => id === taskId)
  if (forest.task !== taskId) {
    throw new ForestError(`${source} is a forest of the task "${forest.task}", not of "${taskId}"`)
  }
  if (forest.roles.join() !== task?.roles.join()) {
    const roles = forest.roles.join(', ')
    throw new ForestError(`${source} has other roles than its task: ${roles}. Record it again.`)
  }
  return forest
}
