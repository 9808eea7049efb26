/** Keeps what was run here over a reload: nobody can run it again at no cost, and of a fresh question there is nothing else. */
import { emptyTree } from '../../core/episode/tree.ts'
import { own } from '../../core/own.ts'
import { parseQuestionId, type Task } from '../../core/tasks/task.ts'
import { type KeptQuestion, keptOf, readKept, treeOfKept, writeKept } from '../kept-steps.ts'
import { mergeTrees } from '../merge-trees.ts'
import { type Shelf, tabShelf } from '../shelf.ts'
import type { DataState } from '../state.ts'
import { patch, type Yard } from '../yard.ts'

const KEY = 'switchyard-steps'
/** Letters in all: some hundred episodes. */
const ROOM = 500_000

/** Returns how to end it. */
export function startKeepSteps(yard: Yard, shelf: Shelf = tabShelf): () => void {
  // By question id, the one run longest ago first.
  const kept = new Map(readKept(shelf.read(KEY) ?? '').map((each) => [each.id, each]))
  const waiting = new Map(kept)

  const restore = (questionId: string): void => {
    const found = waiting.get(questionId)
    waiting.delete(questionId)
    const task = taskIn(yard, questionId)
    const tree = found && task && treeOfKept(task, found)
    if (!tree) return
    const { trees, readings } = yard.getState().data
    const run = own(trees, questionId)
    const whole = run ? mergeTrees(tree, run) : tree
    const reading = own(readings, questionId) ?? found.reading
    patch(yard, 'data', {
      trees: { ...trees, [questionId]: whole },
      ...(reading && { readings: { ...readings, [questionId]: reading } }),
    })
  }
  const keep = ({ trees, readings }: Run, before: Run): void => {
    const isNew = (id: string) =>
      own(trees, id) !== own(before.trees, id) || own(readings, id) !== own(before.readings, id)
    const changed = Object.keys({ ...trees, ...readings }).filter(isNew)
    if (changed.length === 0) return
    for (const id of changed) {
      const task = taskIn(yard, id)
      if (!task) continue
      kept.delete(id)
      kept.set(id, keptOf(task, own(trees, id) ?? emptyTree(id), own(readings, id) ?? null))
    }
    shelf.write(KEY, writeKept(fitting([...kept.values()])))
  }

  const unsubscribes = [
    yard.subscribe(({ setup }) => setup.questionId, restore, { fireImmediately: true }),
    yard.subscribe(({ data }) => data, keep, {
      equalityFn: (a, b) => a.trees === b.trees && a.readings === b.readings,
    }),
  ]
  // What was run before this was listening.
  keep(yard.getState().data, { trees: {}, readings: {} })
  return () => {
    for (const unsubscribe of unsubscribes) unsubscribe()
  }
}

/** The task of a question, whose code is there; null where it is not. */
function taskIn(yard: Yard, questionId: string): Task | null {
  const { tasks } = yard.getState()
  const id = parseQuestionId(questionId)?.taskId ?? ''
  return tasks.isLoaded(id) ? tasks.task(id) : null
}

type Run = Pick<DataState, 'trees' | 'readings'>

/** The latest that there is room for, in their order. */
function fitting(questions: readonly KeptQuestion[]): readonly KeptQuestion[] {
  let room = ROOM
  const fits = questions.toReversed().filter((question) => {
    const { length } = JSON.stringify(question)
    if (length > room) return false
    room -= length
    return true
  })
  return fits.reverse()
}
